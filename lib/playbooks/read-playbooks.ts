import { asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { playbook, playbookStep, playbookVersion } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { type ActorNames, actorNames } from "@/lib/access/actor-names";
import { dayOf, isoDay } from "@/lib/dates";
import type { Filters, Notice } from "@/lib/filters";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import type { MetricResult, Point } from "@/lib/metrics/result";
import { resultOf } from "@/lib/metrics/run";
import { asOfText, type ResolvedPeriod } from "@/lib/period";
import { type StepOpinions, stepOpinions } from "@/lib/playbooks/step-opinions";
import { newcombeDifference, type ShareDifference } from "@/lib/stats/newcombe-difference";
import { wilson } from "@/lib/stats/wilson";
import type { Workspace } from "@/lib/workspace";

/** A share with what it is made of; the value is null where nothing was observed. */
export interface Adherence {
  adherent: number;
  judged: number;
  value: number | null;
  low: number | null;
  high: number | null;
}

export type PlaybookStep = typeof playbookStep.$inferSelect;

/** A version with its steps in order. */
export interface PlaybookVersion {
  id: number;
  version: number;
  effectiveAt: number;
  note: string | null;
  createdBy: string;
  steps: PlaybookStep[];
}

export interface PlaybookLine {
  code: string;
  name: string;
  about: string | null;
  isBuiltIn: boolean;
  isCycle: boolean;
  retiredAt: number | null;
  /** The version in force at the clock; null before the first one is. */
  current: PlaybookVersion | null;
  /** Over the steps of the version in force. */
  adherence: Adherence;
  /** How many ratings and comments of its steps there are. */
  opinions: number;
}

export interface PlaybookDetail extends PlaybookLine {
  versions: PlaybookVersion[];
  /** By the code of the step. */
  steps: ReadonlyMap<string, { adherence: Adherence; key: string }>;
  opinionsOf: ReadonlyMap<string, StepOpinions>;
  /** Since the version in force, and in as many days before it; null for a first version. */
  change: VersionChange | null;
  names: ActorNames;
}

/** How the steps of a version went before and since it came into effect. */
export interface VersionChange {
  /** First day of the version, YYYY-MM-DD. */
  since: string;
  before: Adherence;
  after: Adherence;
  difference: ShareDifference | null;
}

interface Read {
  period: ResolvedPeriod;
  data: Asked["data"];
  notices: Notice[];
}

/** Every playbook, those in use first, with how its steps went. @throws ForbiddenError */
export async function listPlaybooks(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  options: { now?: number } = {},
): Promise<Read & { lines: PlaybookLine[] }> {
  require(actor, "read");
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const { db } = workspace.record;
    const result = await resultOf(asked, { id: "step-adherence", by: "step", grain: "none" });
    const all = await db.select().from(playbook).orderBy(asc(playbook.id));
    const versions = await versionsOf(
      db,
      all.map(({ id }) => id),
    );
    const lines = await Promise.all(
      all.map(async (each) => lineOf(db, actor, each, versions.get(each.id) ?? [], result, asked.period.asOf)),
    );
    const inUse = (line: PlaybookLine) => (line.retiredAt === null ? 0 : 1);
    return { lines: lines.toSorted((a, b) => inUse(a) - inUse(b)), period: asked.period, data: asked.data, notices: asked.codes.notices };
  });
}

/** One playbook; null when there is none of this code. @throws ForbiddenError */
export async function getPlaybook(
  workspace: Workspace,
  actor: Actor,
  code: string,
  filters: Filters,
  options: { now?: number } = {},
): Promise<(Read & { playbook: PlaybookDetail }) | null> {
  require(actor, "read");
  const { db } = workspace.record;
  const [found] = await db.select().from(playbook).where(eq(playbook.code, code));
  if (!found) return null;
  const versions = (await versionsOf(db, [found.id])).get(found.id) ?? [];
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const { period } = asked;
    const result = await resultOf(asked, { id: "step-adherence", by: "step", grain: "none" });
    const line = await lineOf(db, actor, found, versions, result, period.asOf);
    const steps = new Map(
      (line.current?.steps ?? []).map((step) => [step.code, { adherence: adherenceOf(result.points, [step]), key: keyOf(step) }]),
    );
    const opinionsOf = await stepOpinions(db, actor, found.id);
    const names = await actorNames(
      db,
      versions.map(({ createdBy }) => createdBy),
    );
    const change = await changeAt(workspace, filters, line.current, period);
    return {
      playbook: { ...line, versions, steps, opinionsOf, change, names },
      period,
      data: asked.data,
      notices: asked.codes.notices,
    };
  });
}

async function lineOf(
  db: Db,
  actor: Actor,
  { id, code, name, about, isBuiltIn, isCycle, retiredAt }: typeof playbook.$inferSelect,
  versions: readonly PlaybookVersion[],
  result: MetricResult,
  asOf: number,
): Promise<PlaybookLine> {
  const current = versions.findLast(({ effectiveAt }) => effectiveAt <= asOf) ?? null;
  const said = [...(await stepOpinions(db, actor, id)).values()];
  return {
    code,
    name,
    about,
    isBuiltIn,
    isCycle,
    retiredAt: retiredAt !== null && retiredAt <= asOf ? retiredAt : null,
    current,
    adherence: adherenceOf(result.points, current?.steps ?? []),
    opinions: said.reduce((sum, { ratings, comments }) => sum + ratings + comments.length, 0),
  };
}

/** What the rows of a step are called in the metric: its words, in small letters. */
export function keyOf({ title }: { title: string }): string {
  return title.trim().toLowerCase();
}

/** Each observation is of one step, so steps add up. */
function adherenceOf(points: readonly Point[], steps: readonly { title: string }[]): Adherence {
  const keys = new Set(steps.map(keyOf));
  const own = points.filter(({ series }) => series !== null && keys.has(series));
  const adherent = own.reduce((sum, { numerator }) => sum + numerator, 0);
  const judged = own.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0);
  const interval = wilson(adherent, judged);
  return { adherent, judged, value: judged === 0 ? null : adherent / judged, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** A first version has nothing before it. */
async function changeAt(
  workspace: Workspace,
  filters: Filters,
  current: PlaybookVersion | null,
  { asOf, zone }: ResolvedPeriod,
): Promise<VersionChange | null> {
  if (current === null || current.version === 1) return null;
  const [since, today] = [dayOf(current.effectiveAt, zone), dayOf(asOf, zone)];
  const around: Filters = {
    ...filters,
    period: "custom",
    from: isoDay(since),
    to: isoDay(Math.max(since + 1, today + 1)),
    compare: "previous",
    asOf: asOfText(asOf),
  };
  return askInSnapshot(workspace, around, { now: asOf }, async (asked) => {
    const result = await resultOf(asked, { id: "step-adherence", by: "step", grain: "none" });
    const before = adherenceOf(result.comparison?.points ?? [], current.steps);
    const after = adherenceOf(result.points, current.steps);
    const share = ({ adherent, judged }: Adherence) => ({ x: adherent, n: judged });
    return { since: isoDay(since), before, after, difference: newcombeDifference(share(after), share(before)) };
  });
}

async function versionsOf(db: Db, playbookIds: readonly number[]): Promise<ReadonlyMap<number, PlaybookVersion[]>> {
  if (playbookIds.length === 0) return new Map();
  const versions = await db
    .select()
    .from(playbookVersion)
    .where(inArray(playbookVersion.playbookId, [...playbookIds]))
    .orderBy(asc(playbookVersion.playbookId), asc(playbookVersion.version));
  if (versions.length === 0) return new Map();
  const steps = await db
    .select()
    .from(playbookStep)
    .where(
      inArray(
        playbookStep.versionId,
        versions.map(({ id }) => id),
      ),
    )
    .orderBy(asc(playbookStep.versionId), asc(playbookStep.position));
  const all = new Map<number, PlaybookVersion[]>(playbookIds.map((id) => [id, []]));
  for (const { playbookId, createdAt: _, ...version } of versions)
    all.get(playbookId)?.push({ ...version, steps: steps.filter(({ versionId }) => versionId === version.id) });
  return all;
}
