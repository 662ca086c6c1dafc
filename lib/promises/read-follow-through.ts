import { type Actor, require } from "@/lib/access/actor";
import type { Filters, Notice } from "@/lib/filters";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import { type ComparedCurves, comparedCurves } from "@/lib/metrics/compared-curves";
import type { MetricResult } from "@/lib/metrics/result";
import { resultOf } from "@/lib/metrics/run";
import type { ResolvedPeriod } from "@/lib/period";
import { type BrokenPromises, brokenPromises } from "@/lib/promises/broken-promises";
import { type FollowThroughOptions, USUAL_OPTIONS } from "@/lib/promises/follow-through-options";
import { type LedgerSection, promiseLedger } from "@/lib/promises/promise-ledger";
import { type Silences, silences } from "@/lib/promises/silences";
import type { Workspace } from "@/lib/workspace";

/** Follow-through as its page shows it: the rates with their trend, what is broken where, how long it takes and how long nothing is heard, and the promises themselves. */
export interface FollowThrough {
  overall: MetricResult;
  everKept: MetricResult;
  agreed: MetricResult;
  interactions: MetricResult;
  coverage: MetricResult;
  satisfaction: MetricResult;
  silence: MetricResult;
  /** How long it takes by the clock asked for. */
  time: MetricResult;
  by: { team: MetricResult; kind: MetricResult; procedure: MetricResult };
  broken: BrokenPromises;
  silences: Silences;
  curves: ComparedCurves;
  ledger: LedgerSection[];
  period: ResolvedPeriod;
  data: Asked["data"];
  notices: Notice[];
}

/** Everything in one snapshot, so that the sentence, the parts and the ledger agree. @throws ForbiddenError */
export async function readFollowThrough(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  options: { now?: number; limit?: number } & Partial<FollowThroughOptions> = {},
): Promise<FollowThrough> {
  require(actor, "read-rows");
  return askInSnapshot(workspace, filters, options, async (asked) => ({
    overall: await resultOf(asked, { id: "follow-through" }),
    everKept: await resultOf(asked, { id: "promises-ever-kept", grain: "none" }),
    agreed: await resultOf(asked, { id: "follow-through-agreed", grain: "none" }),
    interactions: await resultOf(asked, { id: "interactions-kept", grain: "none" }),
    coverage: await resultOf(asked, { id: "promise-coverage", grain: "none" }),
    satisfaction: await resultOf(asked, { id: "promise-satisfaction", grain: "none" }),
    silence: await resultOf(asked, { id: "longest-silence", grain: "none" }),
    time: await resultOf(asked, { id: options.clock ?? USUAL_OPTIONS.clock, grain: "none" }),
    by: {
      team: await resultOf(asked, { id: "follow-through", by: "team" }),
      kind: await resultOf(asked, { id: "follow-through", by: "kind" }),
      procedure: await resultOf(asked, { id: "follow-through", by: "procedure" }),
    },
    broken: await brokenPromises(asked),
    silences: await silences(asked, options.silenceDays ?? USUAL_OPTIONS.silenceDays),
    curves: await comparedCurves(asked, options.clock ?? USUAL_OPTIONS.clock, options.curve ?? null, options.business),
    ledger: await promiseLedger(asked, actor, options.limit ?? 10),
    period: asked.period,
    data: asked.data,
    notices: asked.codes.notices,
  }));
}
