import "server-only";
import { type Actor, require } from "@/lib/access/actor";
import { isAnyDocumented } from "@/lib/commendations/any-documented";
import { countToPassOn } from "@/lib/commendations/list-commendations";
import { type Filters, type Notice, UNKNOWN } from "@/lib/filters";
import { type Asked, type AskOptions, askInSnapshot, type MetricRequest } from "@/lib/metrics/ask";
import type { Dimension } from "@/lib/metrics/dimensions";
import type { MetricResult } from "@/lib/metrics/result";
import { resultOf } from "@/lib/metrics/run";
import { type Decisions, decisionsOf, over } from "@/lib/overview/decisions";
import { failureDetails } from "@/lib/overview/failure-details";
import { trendBefore, trendFilters } from "@/lib/overview/trend";
import { hasKnown } from "@/lib/overview/what-broke";
import type { ResolvedPeriod } from "@/lib/period";
import type { Workspace } from "@/lib/workspace";

/** Everything the Overview says, counted in one snapshot so that it agrees with itself. */
export interface Overview {
  period: ResolvedPeriod;
  data: Asked["data"];
  notices: Notice[];
  difficult: MetricResult;
  followThrough: MetricResult;
  conversion: MetricResult;
  recurring: MetricResult;
  /** How interactions went on: settled, repeated, escalated, and how long follow-up took. */
  sequels: MetricResult[];
  /** False while nobody documents commendations: then a conversion of 0 says nothing. */
  isPraiseDocumented: boolean;
  trend: CountedTrend;
  /** Difficult interactions by failure; by cause where no failure is recorded. */
  broke: { by: Dimension; result: MetricResult; details: Map<string, string> };
  decisions: Decisions;
  /** Verified commendations of the period that nobody has been thanked for. */
  toPassOn: number;
}

/** A trend with the filter it was counted under, and the same weeks a year earlier where periods are compared. */
export interface CountedTrend {
  filters: Filters;
  result: MetricResult;
  before: { filters: Filters; result: MetricResult } | null;
}

/** @throws BadFilterError, ForbiddenError */
export async function readOverview(workspace: Workspace, actor: Actor, filters: Filters, options: AskOptions = {}): Promise<Overview> {
  require(actor, "read");
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const broke = await whatBroke(asked);
    return {
      period: asked.period,
      data: asked.data,
      notices: asked.codes.notices,
      difficult: await resultOf(asked, { id: "difficult-rate" }),
      followThrough: await resultOf(asked, { id: "follow-through" }),
      conversion: await resultOf(asked, { id: "commendation-conversion" }),
      recurring: await resultOf(asked, { id: "recurring-failures" }),
      sequels: await sequelsOf(asked),
      isPraiseDocumented: await isAnyDocumented(asked),
      trend: await trendIn(asked, { id: "difficult-rate" }),
      broke: { ...broke, details: broke.by === "failure" ? await detailsOf(asked, broke.result) : new Map() },
      decisions: await decisionsOf(asked),
      toPassOn: await countToPassOn(asked),
    };
  });
}

const SEQUELS = ["repeat-contact", "first-contact-resolution", "escalation", "time-to-follow-up"] as const;

async function sequelsOf(asked: Asked): Promise<MetricResult[]> {
  const results: MetricResult[] = [];
  for (const id of SEQUELS) results.push(await resultOf(asked, { id, grain: "none" }));
  return results;
}

/** The trend behind a short period, or of a long one. */
export async function trendIn(asked: Asked, request: Pick<MetricRequest, "id" | "by">): Promise<CountedTrend> {
  const filters = trendFilters(asked.filters, asked.period);
  const earlier = trendBefore(filters, asked.filters.compare);
  const count = (each: Filters) => resultOf(over(asked, each), { ...request, grain: each.grain });
  return { filters, result: await count(filters), before: earlier && { filters: earlier, result: await count(earlier) } };
}

const BROKE_BY: readonly Dimension[] = ["failure", "cause.anger", "cause.topic"];

/** The first split that anything is known on. */
async function whatBroke(asked: Asked): Promise<{ by: Dimension; result: MetricResult }> {
  for (const by of BROKE_BY) {
    const result = await resultOf(asked, { id: "difficult-rate", by });
    if (hasKnown(result)) return { by, result };
  }
  return { by: "failure", result: await resultOf(asked, { id: "difficult-rate", by: "failure" }) };
}

/** "Order confirmation · wrong step", by failure code. */
async function detailsOf(asked: Asked, result: MetricResult): Promise<Map<string, string>> {
  const codes = result.series.map((series) => series.key).filter((key) => key !== UNKNOWN);
  const details = await failureDetails(asked.workspace.record.db, codes);
  return new Map([...details].map(([code, { procedure, mode }]) => [code, `${procedure} · ${mode}`]));
}
