import { periodChip } from "@/app/_components/filters/period-links";
import type { PageView } from "@/app/_data/page-view";
import { text } from "@/app/messages/text";

/** The filters in force as one phrase: "Last 30 days, 22 Oct – 20 Nov; channel phone, chat". */
export function describeFilters({ filters, period, dimensions }: Pick<PageView, "filters" | "period" | "dimensions">): string {
  const { chip } = periodChip(filters, period, () => "");
  const narrowed = dimensions
    .filter((dimension) => dimension.selected.length > 0)
    .map(({ name, choices, selected }) => {
      const names = selected.map((code) => choices.find((choice) => choice.code === code)?.name ?? code);
      return `${name.toLowerCase()} ${text.filters.some(names)}`;
    });
  return [[chip.label, chip.dates].filter(Boolean).join(", "), ...narrowed].join("; ");
}
