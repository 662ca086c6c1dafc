import { filtersToParams } from "@/lib/filters";
import type { Asked, MetricRequest } from "@/lib/metrics/ask";
import type { MetricResult } from "@/lib/metrics/result";
import { rememberer } from "@/lib/remembered";

/** How many answers a process keeps; one is a few kilobytes. */
const remember = rememberer<MetricResult>(500);

/**
 * An answer depends on nothing but its request, the filters, the clock, the settings, the side of the filter and the data version, so it is worked
 * out once for all of these.
 */
export function remembered(asked: Asked, request: MetricRequest, work: () => Promise<MetricResult>): Promise<MetricResult> {
  const { workspace, filters, codes, period, settings, reader } = asked;
  const key = [reader.version, request, filtersToParams(filters).toString(), period.asOf, period.zone, settings, codes.side];
  return remember(workspace.facts, key, work);
}
