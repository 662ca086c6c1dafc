import { metrics } from "@/lib/metrics";
import type { MetricId, MetricWords } from "@/lib/metrics/define";

/** The words of a metric without the queries behind it, fit to be handed to the browser. */
export function metricWords(id: MetricId): MetricWords {
  const { title, definition, numerator, denominator, unit, cohortDate, maturity, source, better, caveat } = metrics[id];
  return { id, title, definition, numerator, denominator, unit, cohortDate, maturity, source, better, caveat };
}
