import { hrefOf } from "@/app/_data/filter-params";
import { hoursOfCode } from "@/lib/arrivals/arrived";
import { type Filters, filtersToParams, UNKNOWN } from "@/lib/filters";

/**
 * The rows of some hours: the code lies inside the filters and takes the place of the hours that are chosen. Null where it
 * only overlaps with them, as no address says both.
 */
export function arrivedHref(filters: Filters, code: string): string | null {
  return isWithin(filters.arrived, code) ? rowsHref(filters, { arrived: [code] }) : null;
}

export function announcedHref(filters: Filters, kind: string): string {
  return rowsHref(filters, { announced: [kind] });
}

/** The page counts difficult interactions alone, whatever the filter leaves out. */
function rowsHref(filters: Filters, narrowed: Partial<Pick<Filters, "arrived" | "announced">>): string {
  const difficult = filters.difficult === "any" ? "yes" : filters.difficult;
  return hrefOf("/interactions", filtersToParams({ ...filters, difficult, ...narrowed }));
}

function isWithin(chosen: readonly string[], code: string): boolean {
  if (chosen.length === 0 || code === UNKNOWN) return true;
  const hours = new Set(chosen.flatMap(hoursOfCode));
  return hoursOfCode(code).every((hour) => hours.has(hour));
}
