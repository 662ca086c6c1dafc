import { isoDay } from "@/lib/dates";
import { type Filters, filtersToParams, NO_FILTERS } from "@/lib/filters";

/** Addresses of exactly the rows that an agenda has counted, over the days `[fromDay, toDay)`. */
export const agendaRows = {
  failure: (code: string, fromDay: number, toDay: number) =>
    address("/interactions", { ...daysAsFilters(fromDay, toDay), failure: [code] }),
  missed: (by: string, key: string, fromDay: number, toDay: number) =>
    address("/interactions", daysAsFilters(fromDay, toDay), { metric: "follow-through", part: "missed", by, series: key }),
  commendations: (team: string, fromDay: number, toDay: number) =>
    address("/commendations", { ...daysAsFilters(fromDay, toDay), team: [team] }),
};

/** All there is over some days, compared with nothing. */
export function daysAsFilters(fromDay: number, toDay: number): Filters {
  return { ...NO_FILTERS, period: "custom", from: isoDay(fromDay), to: isoDay(toDay), compare: "off" };
}

function address(path: string, filters: Filters, mark: Record<string, string> = {}): string {
  const params = new URLSearchParams([...filtersToParams(filters), ...Object.entries(mark)]);
  params.sort();
  return `${path}?${params}`;
}
