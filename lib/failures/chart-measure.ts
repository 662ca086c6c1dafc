import type { RawParams } from "@/lib/filters";
import { lastParam } from "@/lib/raw-params";

/** What is drawn: how often it happened, its share of the difficult interactions, or the minutes that it took. */
export const CHART_MEASURES = ["count", "share", "minutes"] as const;
export type ChartMeasure = (typeof CHART_MEASURES)[number];

/** Reads what an address wants drawn; anything it does not know is how often. */
export function parseChartMeasure(params: RawParams): ChartMeasure {
  const asked = lastParam(params, "chart");
  return CHART_MEASURES.find((measure) => measure === asked) ?? "count";
}
