import type { EndingWhich } from "@/lib/interactions/which";

/** The address of exactly the interactions behind a number of what goes with a good ending. `query` is the canonical filter. */
export function endingRowsHref(
  query: string,
  which: Pick<EndingWhich, "ending" | "factor" | "side" | "part"> & { each?: "customer" },
): string {
  const params = new URLSearchParams(query);
  for (const [key, value] of Object.entries(which)) if (value !== undefined) params.set(key, value);
  params.sort();
  return `/interactions?${params}`;
}
