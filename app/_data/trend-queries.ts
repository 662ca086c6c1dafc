import { filtersToParams } from "@/lib/filters";
import type { MetricResult } from "@/lib/metrics/result";
import type { CountedTrend } from "@/lib/overview/read-overview";

/** How a trend panel asks for what the page has counted: its own weeks, and those a year earlier. */
export function trendQueries({ filters, before }: CountedTrend): { query: string; beforeQuery?: string } {
  return { query: filtersToParams(filters).toString(), beforeQuery: before ? filtersToParams(before.filters).toString() : undefined };
}

/** The same, with what was counted. */
export function countedTrends({ filters, result, before }: CountedTrend): { query: string; result: MetricResult }[] {
  return [{ filters, result }, ...(before ? [before] : [])].map((each) => ({
    query: filtersToParams(each.filters).toString(),
    result: each.result,
  }));
}
