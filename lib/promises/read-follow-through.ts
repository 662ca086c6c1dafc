import { type Actor, require } from "@/lib/access/actor";
import type { Filters, Notice } from "@/lib/filters";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import type { MetricResult } from "@/lib/metrics/result";
import { resultOf } from "@/lib/metrics/run";
import type { ResolvedPeriod } from "@/lib/period";
import { type LedgerSection, promiseLedger } from "@/lib/promises/promise-ledger";
import type { Workspace } from "@/lib/workspace";

/** Follow-through as its page shows it: the rate with its trend, split three ways, and the promises themselves. */
export interface FollowThrough {
  overall: MetricResult;
  time: MetricResult;
  by: { team: MetricResult; kind: MetricResult; procedure: MetricResult };
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
  options: { now?: number; limit?: number } = {},
): Promise<FollowThrough> {
  require(actor, "read-rows");
  return askInSnapshot(workspace, filters, options, async (asked) => ({
    overall: await resultOf(asked, { id: "follow-through" }),
    time: await resultOf(asked, { id: "time-to-follow-up", grain: "none" }),
    by: {
      team: await resultOf(asked, { id: "follow-through", by: "team" }),
      kind: await resultOf(asked, { id: "follow-through", by: "kind" }),
      procedure: await resultOf(asked, { id: "follow-through", by: "procedure" }),
    },
    ledger: await promiseLedger(asked, actor, options.limit ?? 10),
    period: asked.period,
    data: asked.data,
    notices: asked.codes.notices,
  }));
}
