import { rowsHref } from "@/app/_data/rows-href";
import { type Filters, filtersToParams, LIST_FILTERS } from "@/lib/filters";

interface Side {
  by: string;
  key: string;
}

/**
 * The rows of one cell: its row as the mark, its column as a filter. A filter on the column's own dimension gives way to
 * the cell, which lies inside it; where only the other side is free, the two change places. When both are filtered and
 * the cell's column is not itself among the filtered values, no address says exactly these rows: null.
 */
export function cellHref(filters: Filters, row: Side, column: Side): string | null {
  for (const [mark, filter] of [
    [row, column],
    [column, row],
  ] as const) {
    const narrowed = narrowedTo(filters, filter);
    if (narrowed)
      return rowsHref(filtersToParams(narrowed).toString(), { metric: "difficult-rate", part: "numerator", by: mark.by, series: mark.key });
  }
  return null;
}

/** The filters with one value of a dimension; null when its present values do not hold it. */
function narrowedTo(filters: Filters, { by, key }: Side): Filters | null {
  if (by.startsWith("facet.")) {
    const code = by.slice("facet.".length);
    return isWithin(filters.facets[code] ?? [], key) ? { ...filters, facets: { ...filters.facets, [code]: [key] } } : null;
  }
  const list = LIST_FILTERS.find((each) => each === by || (each === "cause" && by.startsWith("cause.")));
  return list && isWithin(filters[list], key) ? { ...filters, [list]: [key] } : null;
}

function isWithin(selected: readonly string[], key: string): boolean {
  return selected.length === 0 || selected.includes(key);
}
