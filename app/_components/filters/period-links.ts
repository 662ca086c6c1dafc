import type { PeriodChipProps, PresetLink } from "@/app/_components/filters/period-chip";
import { text } from "@/app/messages/text";
import { dayOf, isoDay } from "@/lib/dates";
import type { Filters } from "@/lib/filters";
import { formatDayRange } from "@/lib/format";
import { type DayRange, type ResolvedPeriod, shiftPeriod } from "@/lib/period";

const PRESETS = ["today", "7d", "30d", "90d", "month", "quarter", "year", "12m", "all"] as const;
const COMPARISONS = ["previous", "year", "off"] as const;

/** The period and its comparison in words and dates, with the address of every other period. */
export function periodChip(filters: Filters, period: ResolvedPeriod, hrefWith: (filters: Filters) => string) {
  const today = dayOf(period.asOf, period.zone);
  const present = filters.period !== "auto" ? filters.period : period.chosen === "recent" ? "30d" : "all";
  const chip: Omit<PeriodChipProps, "path" | "query"> = {
    label: labelOf(filters, period),
    dates: printed(period, today),
    presets: PRESETS.map((key): PresetLink => {
      const { from: _from, to: _to, ...rest } = filters;
      return { key, label: text.filters.periods[key], href: hrefWith({ ...rest, period: key }), isCurrent: key === present };
    }),
    ...steps(filters, period, hrefWith),
    first: period.fromDay === null ? null : isoDay(period.fromDay),
    last: period.toDay === null ? null : isoDay(period.toDay - 1),
  };
  const comparison = {
    dates: period.compare ? printed(period.compare, today) : null,
    reason: filters.compare === "off" ? text.filters.notCompared : text.filters.notComparable,
    presets: COMPARISONS.map(
      (key): PresetLink => ({
        key,
        label: text.filters.comparisons[key],
        href: hrefWith({ ...filters, compare: key }),
        isCurrent: filters.compare === key,
      }),
    ),
  };
  return { chip, comparison };
}

function labelOf(filters: Filters, period: ResolvedPeriod): string {
  if (filters.period !== "auto") return text.filters.periods[filters.period];
  return period.chosen === "recent" ? text.filters.periods["30d"] : text.filters.nothingRecent;
}

/** The dates of a period as people say them: both ends included. */
function printed({ fromDay, toDay }: DayRange, today: number): string {
  return fromDay === null && toDay === null ? "" : formatDayRange(fromDay, toDay === null ? null : toDay - 1, today);
}

function steps(filters: Filters, period: ResolvedPeriod, hrefWith: (filters: Filters) => string) {
  if (period.fromDay === null || period.toDay === null) return { earlierHref: null, laterHref: null };
  const later = shiftPeriod(filters, period, 1);
  const isAhead = later.from !== undefined && later.from > isoDay(dayOf(period.asOf, period.zone));
  return { earlierHref: hrefWith(shiftPeriod(filters, period, -1)), laterHref: isAhead ? null : hrefWith(later) };
}
