import { eq, inArray, isNull } from "drizzle-orm";
import { interaction, needGroup, needGroupMember, procedure } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { unseenNames } from "@/lib/access/unseen-names";
import { dayOf, isoDay } from "@/lib/dates";
import type { Filters } from "@/lib/filters";
import { groupedBy } from "@/lib/grouped-by";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import { type UnlinkedRow, unlinkedRows } from "@/lib/similar/alike";
import { onlySide } from "@/lib/similar/get-similar";
import { groupsWithUnseen } from "@/lib/similar/groups-with-unseen";
import { isGroup } from "@/lib/similar/need-grouper";
import { comparedText } from "@/lib/similar/read-texts";
import { type WeekCount, weeklyCounts } from "@/lib/similar/weekly";
import type { Workspace } from "@/lib/workspace";

/** A need that nobody has named yet: interactions that are linked to no failure and read alike. */
export interface Need {
  code: string;
  /** Most telling first. */
  words: string[];
  interactions: number;
  /** Different known customers. */
  customers: number;
  /** Contacted in the last 28 days, and in the 28 before them. */
  recent: number;
  before: number;
  weeks: WeekCount[];
  /** The one that reads most like all of them. */
  example: { interactionId: number; text: string };
  /** The procedure that most of them were handled under, by name; null where none is known. */
  procedure: string | null;
  lastAt: number;
}

export interface NeedList {
  /** Those that grow most first. */
  needs: Need[];
  /** The names of the procedures there are, for choosing one. */
  procedures: string[];
  /** The source that the sample's rows are narrowed to, where real ones are in the record too. */
  source: string[];
  zone: string;
  /** The days of `recent` and `before`, YYYY-MM-DD: from the first to before the last. */
  recentDays: DaySpan;
  beforeDays: DaySpan;
}

interface DaySpan {
  from: string;
  to: string;
}

/** Lists the groups that nobody has dismissed. Only the filters' side, zone and clock matter. @throws ForbiddenError */
export async function listNeeds(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  options: { now?: number; atLeast?: number } = {},
): Promise<NeedList> {
  require(actor, "read-rows");
  const { db } = workspace.record;
  return askInSnapshot(workspace, onlySide(filters), options, async (asked) => {
    const groups = await groupsOf(asked);
    const { asOf, zone } = asked.period;
    const tomorrow = dayOf(asOf, zone) + 1;
    const recentDays = { from: isoDay(tomorrow - RECENT_DAYS), to: isoDay(tomorrow) };
    const beforeDays = { from: isoDay(tomorrow - 2 * RECENT_DAYS), to: recentDays.from };
    const procedures = await db.select({ id: procedure.id, name: procedure.name }).from(procedure).orderBy(procedure.name);
    const names = new Map(procedures.map(({ id, name }) => [id, name]));
    const hidden = await unseenNames(workspace);
    const examples = await examplesOf(asked, groups);
    const needs = groups.flatMap(({ code, words, exampleId, rows }): Need[] => {
      const example = rows.find(({ interactionId }) => interactionId === exampleId) ?? rows[0];
      if (!example) return [];
      const between = ({ from, to }: DaySpan) => rows.map((row) => contactDay(row, zone)).filter((day) => day >= from && day < to).length;
      return [
        {
          code,
          words,
          interactions: rows.length,
          customers: new Set(rows.flatMap(({ customer }) => customer || [])).size,
          recent: between(recentDays),
          before: between(beforeDays),
          weeks: weeklyCounts(rows, asked.period),
          example: { interactionId: example.interactionId, text: examples.get(example.interactionId) ?? "" },
          procedure: names.get(commonest(rows.map((row) => row.procedure))) ?? null,
          lastAt: Math.max(...rows.map(({ at }) => at)),
        },
      ];
    });
    const { side } = asked.codes;
    return {
      needs: needs.toSorted(byGrowth),
      procedures: procedures.filter(({ id }) => !hidden.procedure?.has(id)).map(({ name }) => name),
      source: side.holdsBoth && side.isSample ? filters.source : [],
      zone,
      recentDays,
      beforeDays,
    };
  });
}

/** How many there are. @throws ForbiddenError */
export async function countNeeds(workspace: Workspace, actor: Actor, filters: Filters, options: { now?: number } = {}): Promise<number> {
  require(actor, "read");
  return askInSnapshot(workspace, onlySide(filters), options, async (asked) => (await groupsOf(asked)).length);
}

const RECENT_DAYS = 28;

interface Group {
  id: number;
  code: string;
  words: string[];
  exampleId: number | null;
  rows: UnlinkedRow[];
}

/** The groups with those of their members that count now; what is no need any more without the others is left out, and what groupsWithUnseen names. */
async function groupsOf(asked: Asked): Promise<Group[]> {
  const { record, facts } = asked.workspace;
  const { db } = record;
  const mixed = await groupsWithUnseen(db, facts.teams);
  const { groupId, interactionId } = needGroupMember;
  const groups = await db.select().from(needGroup).where(isNull(needGroup.dismissedAt));
  const members = await db
    .select({ groupId, interactionId })
    .from(needGroupMember)
    .innerJoin(needGroup, eq(needGroup.id, groupId))
    .where(isNull(needGroup.dismissedAt));
  const groupOf = new Map(members.map((member) => [member.interactionId, member.groupId]));
  const rows = await unlinkedRows(asked, [...groupOf.keys()]);
  const byGroup = groupedBy(rows, (row) => groupOf.get(row.interactionId));
  return groups
    .map(({ id, code, words, exampleId }) => ({ id, code, words, exampleId, rows: byGroup.get(id) ?? [] }))
    .filter(({ id }) => !mixed.has(id))
    .filter((group) => isGroup(group.rows.map(({ customer }) => ({ customerId: customer === 0 ? null : customer }))));
}

/** The text of each group's example, and of its first member where that is not among its rows. */
async function examplesOf({ workspace }: Asked, groups: readonly Group[]): Promise<Map<number, string>> {
  const ids = groups.flatMap(({ exampleId, rows }) => [exampleId ?? [], rows[0]?.interactionId ?? []].flat());
  if (ids.length === 0) return new Map();
  const { id, summary, narrative } = interaction;
  const texts = await workspace.record.db.select({ id, summary, narrative }).from(interaction).where(inArray(id, ids));
  return new Map(texts.map((text) => [text.id, shortened(comparedText(text).replace(/\s+/g, " ").trim())]));
}

function contactDay({ at, day }: UnlinkedRow, zone: string): string {
  return isoDay(day ?? dayOf(at, zone));
}

const SHOWN_CHARACTERS = 220;

function shortened(text: string): string {
  if (text.length <= SHOWN_CHARACTERS) return text;
  return `${text.slice(0, text.lastIndexOf(" ", SHOWN_CHARACTERS))}…`;
}

function commonest(ids: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const id of ids) if (id !== 0) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function byGrowth(a: Need, b: Need): number {
  return (
    b.recent - b.before - (a.recent - a.before) || b.recent - a.recent || b.interactions - a.interactions || (a.code < b.code ? -1 : 1)
  );
}
