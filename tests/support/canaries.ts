import * as schema from "@/db/schema";
import { searchIndexOf } from "@/db/search/search-index";
import { commandActor } from "@/lib/access/actor";
import { writeItems } from "@/lib/api/write-items";
import { decide } from "@/lib/decisions/decide";
import { recordFix } from "@/lib/fixes/record-fix";
import { keepMeeting } from "@/lib/meetings/keep-meeting";
import type { Workspace } from "@/lib/workspace";
import { FULL } from "@/tests/support/full-item";
import { freshWorkspace } from "@/tests/support/workspace";

/** The clock of the canary workspaces. */
export const CANARY_NOW = Date.UTC(2024, 3, 1);

/**
 * A workspace in which every name and text is a word that stands nowhere else: `kanari<team><field>`, and `staff<team><who>`
 * for members of staff. Each team has interactions with a failure of its own, one failure that both show, and some with none.
 */
export async function canaryWorkspace(teams: readonly number[], isSearchable = true): Promise<Workspace> {
  const workspace = await freshWorkspace();
  for (const team of teams) {
    const items = Array.from({ length: 8 }, (_, at) => itemOf(team, at));
    const outcomes = await writeItems(workspace.record, items, {
      source: `kanari${team}source`,
      now: CANARY_NOW,
      withLast: async () => {},
      inEach: async () => {},
    });
    const rejected = outcomes.find(({ outcome }) => outcome === "rejected");
    if (rejected) throw new Error(JSON.stringify(rejected));
    await nameWhatElse(
      workspace,
      team,
      outcomes.flatMap((each) => ("id" in each ? [each.id] : [])),
    );
  }
  await workspace.facts.sync();
  if (isSearchable) await searchIndexOf(workspace.record).catchUp();
  await keepMeeting(workspace, commandActor(), CANARY_NOW);
  return workspace;
}

/** Decisions, fixes, a meeting and a group of what reads alike, of one team. */
async function nameWhatElse({ record, facts }: Workspace, team: number, ids: number[]): Promise<void> {
  const actor = commandActor();
  const [own] = (await record.db.select().from(schema.failure)).filter(({ title }) => title === `kanari${team}failure`);
  if (!own) throw new Error("the failure was not made");
  const plan = { effectiveDay: 19_800, teams: [], version: null, changes: null };
  const criterion = { targetRatio: 0.5, baselineDays: 28, windowDays: 28, neverCount: null };
  await recordFix(record, actor, own.code, { title: `kanari${team}fix`, ...plan, ...criterion }, CANARY_NOW);
  await decide(record, actor, { failure: own.code, kind: "fix", text: `kanari${team}decision`, team: null, dueDay: null }, CANARY_NOW);
  await facts.sync();
  if (team === 2)
    await decide(record, actor, { failure: null, kind: "other", text: "kanari2agreed", team: null, dueDay: null }, CANARY_NOW);
  await record.tx(async (db) => {
    const loose = ids.slice(4);
    const known = { interactions: loose.length, customers: loose.length, firstAt: CANARY_NOW, lastAt: CANARY_NOW, foundAt: CANARY_NOW };
    const [group] = await db
      .insert(schema.needGroup)
      .values({ code: `kanari${team}need`, words: [`kanari${team}needword`], exampleId: loose[0] ?? null, ...known })
      .returning({ id: schema.needGroup.id });
    if (group) await db.insert(schema.needGroupMember).values(loose.map((interactionId) => ({ groupId: group.id, interactionId })));
    if (team === 1)
      await db.insert(schema.linkRule).values({ failureId: 1, words: `kanari1rule`, createdAt: CANARY_NOW, pausedAt: CANARY_NOW });
  });
}

const LISTED = new Set([
  "kind",
  "axis",
  "mode",
  "status",
  "direction",
  "counterparty",
  "outcome",
  "fault",
  "apologyTiming",
  "apologyScope",
  "waitingReason",
  "source",
  "polarity",
  "observed",
  "currency",
  "articleState",
  "blockedBy",
]);

function itemOf(team: number, at: number) {
  const own = (name: string) => `kanari${team}${name}`;
  const replaced = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => replaced(each, name));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, each]) => [
          key,
          key === "person" || key === "agent" ? staff(team, name) : replaced(each, `${name}${key}`),
        ]),
      );
    const isOpen = typeof value === "string" && !LISTED.has(name.replace(/^.*?(?=[a-z]+$)/i, "")) && !/^\d{4}-/.test(value);
    return isOpen ? own(name.toLowerCase()) : value;
  };
  const { externalId: _, facets: _facets, failures: _failures, attributes: _attributes, ...rest } = FULL;
  const fields = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      LISTED.has(key) ? value : key === "agent" ? staff(team, "agent") : withListed(replaced(value, key), value),
    ]),
  );
  const failures = [
    { procedure: own("procedure"), mode: "late", title: own("failure") },
    { procedure: "Shared procedure", mode: "late", title: "Shared failure" },
  ];
  return {
    ...fields,
    externalId: own(`external${at}`),
    source: own("source"),
    status: "live",
    isDifficult: true,
    contactedAt: `2024-03-${String(4 + at).padStart(2, "0")}T10:12:00Z`,
    customer: own(`customer${at}`),
    team: own("team"),
    summary: `${own("summary")} parcel missing again and again`,
    narrative: `${own("narrative")} parcel missing again and again`,
    failures: at < 4 ? failures : [],
    facets: { [own("facet")]: own("facetvalue") },
    attributes: { [own("attribute")]: own("attributevalue") },
  };
}

/** Words of closed lists stay what they are, at any depth. */
function withListed(replaced: unknown, original: unknown): unknown {
  if (Array.isArray(replaced) && Array.isArray(original)) return replaced.map((each, at) => withListed(each, original[at]));
  if (typeof replaced !== "object" || replaced === null || typeof original !== "object" || original === null) return replaced;
  const known = new Map(Object.entries(original));
  return Object.fromEntries(
    Object.entries(replaced).map(([key, value]) => [key, LISTED.has(key) ? known.get(key) : withListed(value, known.get(key))]),
  );
}

function staff(team: number, who: string) {
  return { id: `staff${team}id${who.toLowerCase()}`, name: `staff${team}name${who.toLowerCase()}` };
}
