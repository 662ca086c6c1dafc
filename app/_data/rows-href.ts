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
  /** What its interactions must have beside that (lib/metrics/having.ts). */
  having?: string;
  /** Of a duration: at most, or at least, so many minutes. */
  within?: number;
  beyond?: number;
}

/** The address of the contact volumes that a rate was divided by. */
export function volumesHref(query: string): string {
  return query === "" ? "/volumes" : `/volumes?${query}`;
}

/** The address of exactly the rows behind a number. `query` is the canonical filter the number was counted under. */
export function rowsHref(query: string, address: RowsAddress): string {
  const params = new URLSearchParams(query);
  for (const [key, value] of Object.entries(address))
    if (typeof value === "string" || typeof value === "number") params.set(key, String(value));
  params.sort();
  return `/interactions?${params}`;
}
