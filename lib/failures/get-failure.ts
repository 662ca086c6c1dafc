import { and, eq, sql } from "drizzle-orm";
import { factFailure } from "@/db/facts/tables";
import { failure } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import type { ChartMeasure } from "@/lib/failures/chart-measure";
import { type Activity, readActivity } from "@/lib/failures/failure-activity";
import { type FailureChart, failureChart } from "@/lib/failures/failure-chart";
import { comparedCounts, countFailures, countPromises, type FailureCounts } from "@/lib/failures/failure-counts";
import { type FailureLinks, failureLinks } from "@/lib/failures/failure-links";
import { type FailureName, failureNames } from "@/lib/failures/failure-names";
import { type Lifecycle, lifecycles } from "@/lib/failures/lifecycle";
import { isFailureSeen } from "@/lib/failures/merged-family";
import { type FixStep, stepEffects } from "@/lib/failures/step-effects";
import type { Filters, Notice } from "@/lib/filters";
import { type FailureFixes, failureFixes } from "@/lib/fixes/failure-fixes";
import { assessmentOf, type FailureAssessment } from "@/lib/fmea/read-assessment";
import { type InteractionLine, linesOf, rowsOf } from "@/lib/interactions/list-interactions";
import { ALL_INTERACTIONS } from "@/lib/interactions/which";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import { latestChanges } from "@/lib/metrics/latest-changes";
import { existsAt } from "@/lib/metrics/parts";
import type { Recurrence } from "@/lib/metrics/recurrence";
import { resultOf } from "@/lib/metrics/run";
import { filterConditions, inRange, int } from "@/lib/metrics/where";
import type { ResolvedPeriod } from "@/lib/period";
import { type WaitedOn, waitedOn } from "@/lib/waits/waits";
import { readWorkarounds, type Workarounds } from "@/lib/workarounds/failure-workarounds";
import type { Workspace } from "@/lib/workspace";

export interface FailureDetail extends FailureName {
  lifecycle: Lifecycle;
  /** Over all time up to the clock; null when the failure has no interaction that counts. */
  seen: Recurrence | null;
  /** Of the period and the filters. */
  counts: FailureCounts;
  promises: { missed: number; due: number };
  /** What it cost in the compared period; null where there is none to compare with. */
  before: { interactions: number; customers: number; minutes: number | null; missed: number } | null;
  /** Handling minutes of one interaction, over those that have them. */
  spread: { median: number | null; p90: number | null };
  /** Its interactions and the later contacts of their issues, and the minutes they take at its own median; null where no minutes are known. */
  attributable: { own: number; later: number; minutes: number | null };
  /** Since its procedure last changed: what happened after it, and what was only told after it. Null where it has not changed. */
  sinceChange: { at: number; recurred: number; undated: number; tail: number } | null;
  /** How it felt most often, with its share of the period's difficult interactions (0–1); null when nothing is coded. */
  feltAs: { code: string; name: string; share: number } | null;
  chart: FailureChart;
  /** By how much its weekly level stepped at its fixes. */
  steps: FixStep[];
  /** What people judge it to be, and what the data speaks for. */
  assessment: FailureAssessment;
  fixes: FailureFixes;
  /** Newest first. */
  activity: Activity[];
  cases: { count: number; lines: InteractionLine[] };
  workarounds: Workarounds;
  waits: WaitedOn[];
  /** What it was merged with or split from, and the rules that link to it. */
  links: FailureLinks;
  period: ResolvedPeriod;
  data: Asked["data"];
  notices: Notice[];
}

/** Cases shown on the failure's own page; all of them are in the explorer. */
const CASES = 10;

/**
 * One failure by its code under some filters (of which the failure filter is replaced by itself), in one snapshot.
 * Null when there is no such failure; a merged one answers with the code that it was merged into.
 * @throws ForbiddenError
 */
export async function getFailure(
  workspace: Workspace,
  actor: Actor,
  code: string,
  filters: Filters,
  options: { now?: number; chart?: ChartMeasure } = {},
): Promise<FailureDetail | { mergedInto: string } | null> {
  require(actor, "read-rows");
  const { db } = workspace.record;
  const [row] = await db.select().from(failure).where(eq(failure.code, code)).limit(1);
  if (!row || !(await isFailureSeen(db, actor.teams, row.id))) return null;
  if (row.mergedIntoId !== null) {
    const [survivor] = await db.select({ code: failure.code }).from(failure).where(eq(failure.id, row.mergedIntoId)).limit(1);
    return survivor ? { mergedInto: survivor.code } : null;
  }
  return askInSnapshot(workspace, { ...filters, failure: [code] }, options, async (asked) => {
    const { period } = asked;
    const [name] = await failureNames(asked, [row.id]);
    if (!name) return null;
    const lifecycle = (await lifecycles(asked)).get(row.id) ?? nothingSeenOf(row.id);
    const { seen } = lifecycle;
    const found = await rowsOf(asked, ALL_INTERACTIONS, { limit: CASES });
    const spread = await minutesSpread(asked, row.id);
    return {
      ...name,
      lifecycle,
      activity: await readActivity(db, actor.teams, row.id),
      seen,
      counts: (await countFailures(asked)).get(row.id) ?? NOTHING,
      promises: (await countPromises(asked)).get(row.id) ?? { missed: 0, due: 0 },
      before: (period.compare && (await comparedCounts(asked, period.compare)).of(row.id)) ?? null,
      spread,
      attributable: await attributableTo(asked, spread.median),
      sinceChange: await sinceChange(asked, row.id),
      feltAs: await feltAs(asked),
      chart: await failureChart(asked, row.id, options.chart ?? "count"),
      steps: await stepEffects(asked, row.id),
      workarounds: await readWorkarounds(asked),
      waits: await waitedOn(asked),
      assessment: await assessmentOf(asked, row.id),
      fixes: await failureFixes(asked, row.id),
      cases: { count: found.count, lines: await linesOf(asked, found.rows, found.unit) },
      links: await failureLinks(asked, row.id),
      period,
      data: asked.data,
      notices: asked.codes.notices,
    };
  });
}

/** A failure of the other side: of the sample, seen among real ones, or the other way round. */
function nothingSeenOf(failureId: number): Lifecycle {
  return { failureId, state: "candidate", sinceDay: null, isEscalating: false, escalation: null, archive: null, seen: null, verdict: null };
}

const NOTHING: FailureCounts = { interactions: 0, customers: 0, customerUnknown: 0, minutes: null, minutesKnown: 0, lastAt: 0 };

async function minutesSpread({ reader, filters, codes, period }: Asked, failureId: number): Promise<FailureDetail["spread"]> {
  const cohort = { at: factFailure.contactedAt, day: factFailure.contactedDay };
  const minutes = factFailure.handleMinutes;
  const [row] = await reader.all<{ median: number | null; p90: number | null }>(sql`
    select percentile_cont(0.5) within group (order by ${minutes}) as median, percentile_cont(0.9) within group (order by ${minutes}) as p90
    from ${factFailure}
    where ${and(
      sql`${factFailure.status} = 1`,
      sql`${factFailure.failure} = ${int(failureId)}`,
      existsAt(factFailure, period.asOf),
      ...filterConditions(factFailure, filters, codes),
      ...inRange(cohort, period, period.zone),
    )}`);
  const numberOf = (value: number | null | undefined) => (value === null || value === undefined ? null : Number(value));
  return { median: numberOf(row?.median), p90: numberOf(row?.p90) };
}

async function attributableTo(asked: Asked, medianMinutes: number | null): Promise<FailureDetail["attributable"]> {
  const { total, parts } = await resultOf(asked, { id: "attributable-volume", grain: "none" });
  const count = (name: string) => parts.find((part) => part.part === name)?.count ?? 0;
  return { own: count("own"), later: count("later"), minutes: medianMinutes === null ? null : Math.round(total.numerator * medianMinutes) };
}

async function sinceChange(asked: Asked, failureId: number): Promise<FailureDetail["sinceChange"]> {
  const changes = await latestChanges(asked.workspace.record.db, asked.period.asOf);
  const change = changes.find((each) => each.failure === failureId);
  if (!change) return null;
  const { parts } = await resultOf(asked, { id: "recurrence-after-change", grain: "none" });
  const count = (name: string) => parts.find((part) => part.part === name)?.count ?? 0;
  return { at: change.at, recurred: count("recurred"), undated: count("undated"), tail: count("tail") };
}

async function feltAs(asked: Asked): Promise<FailureDetail["feltAs"]> {
  const result = await resultOf(asked, { id: "cause-share", by: "cause.anger" });
  const top = result.series.find((series) => series.key !== "unknown");
  const point = result.points.find((each) => each.series === top?.key);
  if (!top || !point?.value) return null;
  return { code: top.key, name: top.label, share: point.value };
}
