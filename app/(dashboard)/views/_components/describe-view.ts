import { text } from "@/app/messages/text";
import type { FilterChoice } from "@/lib/filter-choices";
import { LIST_FILTERS, parseFilters, UNKNOWN } from "@/lib/filters";
import { lastParam } from "@/lib/raw-params";

/** What a view is filtered by, in words: "Last 30 days; team Billing, Support; by minutes". Relative periods stay relative. */
export function describeView({ query }: { query: string }, choices: readonly FilterChoice[]): string {
  const params = new URLSearchParams(query);
  const { filters } = parseFilters(params);
  const lists = [
    ...LIST_FILTERS.map((key): [string, string[]] => [key, filters[key]]),
    ...Object.entries(filters.facets).map(([code, values]): [string, string[]] => [`facet.${code}`, values]),
  ].filter(([, values]) => values.length > 0);
  const sort = lastParam(params, "sort");
  const parts = [
    ...(filters.period === "auto" ? [] : [period(filters)]),
    ...(filters.difficult === "any" ? [] : [filters.difficult === "yes" ? text.filters.difficultYes : text.filters.difficultNo]),
    ...lists.map(([key, values]) => {
      const choice = choices.find(({ filter }) => filter === key);
      const names = values.map((code) =>
        code === UNKNOWN ? text.filters.unknown : (choice?.options.find((option) => option.code === code)?.name ?? code),
      );
      return `${choice?.label ?? text.filters.names(key)} ${text.filters.some(names)}`;
    }),
    ...(sort === undefined ? [] : [text.views.sort(sort)]),
  ];
  return parts.join("; ") || text.views.everything;
}

function period(filters: ReturnType<typeof parseFilters>["filters"]): string {
  if (filters.period === "auto") return "";
  if (filters.period !== "custom") return text.filters.periods[filters.period];
  return [filters.from, filters.to].map((day) => day ?? "…").join(" – ");
}
