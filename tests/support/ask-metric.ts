import { commandActor } from "@/lib/access/actor";
import type { MetricId } from "@/lib/metrics/define";
import type { MetricResult } from "@/lib/metrics/result";
import { runMetric } from "@/lib/metrics/run";
import type { Workspace } from "@/lib/workspace";
import { filtersOf } from "@/tests/support/workspace";

/** A metric over all time as of a moment, without a trend. */
export async function askMetric(workspace: Workspace, id: MetricId, at: number, query = ""): Promise<MetricResult> {
  await workspace.facts.sync();
  return runMetric(workspace, commandActor(), id, filtersOf(query), { now: at, grain: "none" });
}

/** How many rows are in each part that has any. */
export function partsOf(result: MetricResult): Record<string, number> {
  return Object.fromEntries(result.parts.filter((part) => part.count > 0).map((part) => [part.part, part.count]));
}
