import { queryOptions } from "@tanstack/react-query";
import type { MetricId } from "@/lib/metrics/define";
import type { MetricResult } from "@/lib/metrics/result";

/**
 * How a page and a browser ask for a number: the same key on both sides, so that what the page has counted is not
 * fetched again. `query` is the canonical filter, with `by` and `grain` where asked.
 */
export function metricQuery(id: MetricId, query: string) {
  return queryOptions({
    queryKey: ["metric", id, query] as const,
    queryFn: ({ signal }) => fetchMetric(id, query, signal),
  });
}

/** The same filter with the number split by a dimension. */
export function splitQuery(query: string, by: string): string {
  const params = new URLSearchParams(query);
  params.set("by", by);
  params.sort();
  return params.toString();
}

/** The same trend split by a dimension: a split has no trend of its own unless a grain is named. */
export function splitTrendQuery(query: string, by: string): string {
  const params = new URLSearchParams(splitQuery(query, by));
  if (!params.has("grain")) params.set("grain", "auto");
  params.sort();
  return params.toString();
}

/** A program that names no period means all time; a page means the recent one, so it says so. */
async function fetchMetric(id: MetricId, query: string, signal: AbortSignal): Promise<MetricResult> {
  const params = new URLSearchParams(query);
  if (!params.has("period")) params.set("period", "auto");
  const response = await fetch(`/api/metrics/${id}?${params}`, { signal });
  if (!response.ok) throw new Error(`the metric ${id} answered ${response.status}`);
  return response.json();
}
