import { type Actor, require } from "@/lib/access/actor";
import type { Filters, Notice } from "@/lib/filters";
import { type Asked, type AskOptions, askInSnapshot } from "@/lib/metrics/ask";
import type { MetricResult } from "@/lib/metrics/result";
import { resultOf } from "@/lib/metrics/run";
import type { ResolvedPeriod } from "@/lib/period";
import { type WaitMatrix, waitMatrix } from "@/lib/waits/waits";
import type { Workspace } from "@/lib/workspace";

/** How interactions are handled, as its page shows it. Three of the rates are split by team, total included. */
export interface Handling {
  settled: MetricResult;
  repeat: MetricResult;
  escalated: MetricResult;
  customers: MetricResult;
  reopened: MetricResult;
  resolution: MetricResult;
  lastResolution: MetricResult;
  steps: MetricResult;
  completeness: MetricResult;
  waits: WaitMatrix;
  period: ResolvedPeriod;
  data: Asked["data"];
  notices: Notice[];
}

/** Everything in one snapshot, so that sentence, tiles and table agree. @throws ForbiddenError */
export async function readHandling(workspace: Workspace, actor: Actor, filters: Filters, options: AskOptions = {}): Promise<Handling> {
  require(actor, "read");
  return askInSnapshot(workspace, filters, options, async (asked) => ({
    settled: await resultOf(asked, { id: "first-contact-resolution", by: "team" }),
    repeat: await resultOf(asked, { id: "repeat-contact", by: "team" }),
    escalated: await resultOf(asked, { id: "escalation", by: "team" }),
    customers: await resultOf(asked, { id: "repeat-customers", grain: "none" }),
    reopened: await resultOf(asked, { id: "reopen", grain: "none" }),
    resolution: await resultOf(asked, { id: "time-to-resolution", grain: "none" }),
    lastResolution: await resultOf(asked, { id: "time-to-last-resolution", grain: "none" }),
    steps: await resultOf(asked, { id: "step-adherence", grain: "none" }),
    completeness: await resultOf(asked, { id: "completeness", grain: "none" }),
    waits: await waitMatrix(asked),
    period: asked.period,
    data: asked.data,
    notices: asked.codes.notices,
  }));
}
