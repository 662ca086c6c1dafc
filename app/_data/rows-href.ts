import type { MetricId } from "@/lib/metrics/define";

/** Which rows of a number: a part of it, a bucket of its trend, a value of the dimension it is split by. */
export interface RowsAddress {
  metric: MetricId;
  part?: string;
  /** First day of the bucket, YYYY-MM-DD. */
  bucket?: string | null;
  grain?: string;
  by?: string;
  series?: string | null;
}

/** The address of exactly the rows behind a number. `query` is the canonical filter the number was counted under. */
export function rowsHref(query: string, address: RowsAddress): string {
  const params = new URLSearchParams(query);
  for (const [key, value] of Object.entries(address)) if (typeof value === "string") params.set(key, value);
  params.sort();
  return `/interactions?${params}`;
}

/** The address of a file with the same numbers. A program that names no period means all time; a page means the recent one. */
export function fileHref(path: string, query: string, extra: Record<string, string> = {}): string {
  const params = new URLSearchParams(query);
  if (!params.has("period")) params.set("period", "auto");
  for (const [key, value] of Object.entries(extra)) params.set(key, value);
  params.sort();
  return `${path}?${params}`;
}
