/** The same filter over the days it is compared with; null where there is nothing to compare with. */
export function comparedQuery(query: string, comparison: { from: string | null; to: string | null } | null): string | null {
  if (comparison === null || comparison.from === null || comparison.to === null) return null;
  const params = new URLSearchParams(query);
  params.delete("compare");
  params.set("period", "custom");
  params.set("from", comparison.from);
  params.set("to", comparison.to);
  params.sort();
  return params.toString();
}
