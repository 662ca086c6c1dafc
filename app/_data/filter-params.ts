/** The part of an address that is the filter: everything else (sorting, paging, a chosen mark) belongs to one page. */
const FILTER_KEYS = new Set([
  "period",
  "from",
  "to",
  "compare",
  "grain",
  "zone",
  "asOf",
  "difficult",
  "team",
  "channel",
  "product",
  "source",
  "cause",
  "failure",
  "procedure",
  "severity",
  "direction",
  "outcome",
  "waitingOn",
  "workaround",
  "arrived",
  "announced",
]);

type Pairs = Iterable<[string, string]>;

/** Only the filter, in canonical order. */
export function filterParamsOf(params: Pairs): URLSearchParams {
  return canonical([...params].filter(([key]) => FILTER_KEYS.has(key) || key.startsWith("facet.")));
}

/** The same address with one key's values replaced, in canonical order: keys, then values. */
export function withValues(params: Pairs, key: string, values: readonly string[]): URLSearchParams {
  const kept = [...params].filter(([name]) => name !== key);
  const added = [...new Set(values)].map((value): [string, string] => [key, value]);
  return canonical([...kept, ...added]);
}

export function hrefOf(path: string, params: URLSearchParams): string {
  const query = params.toString();
  return query === "" ? path : `${path}?${query}`;
}

/** By key, then by value. */
function canonical(pairs: [string, string][]): URLSearchParams {
  return new URLSearchParams(pairs.toSorted(([a, x], [b, y]) => compare(a, b) || compare(x, y)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
