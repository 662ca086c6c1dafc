import { connection } from "next/server";
import type { FilterDimension } from "@/app/_components/filters/list-chip";
import { entered, type PageId } from "@/app/_data/acting";
import { text } from "@/app/messages/text";
import type { Actor } from "@/lib/access/actor";
import { type FilterChoice, filterChoices } from "@/lib/filter-choices";
import { type Filters, filtersToParams, LIST_FILTERS, type Notice, parseFilters, UNKNOWN } from "@/lib/filters";
import { askInSnapshot } from "@/lib/metrics/ask";
import type { ResolvedPeriod } from "@/lib/period";
import type { Workspace } from "@/lib/workspace";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** What every filtered page starts from: who asks, what the address says, what its words mean now, what can be chosen. */
export interface PageView {
  workspace: Workspace;
  actor: Actor;
  params: Record<string, string | string[] | undefined>;
  filters: Filters;
  /** The filters in canonical form, as a query string. */
  query: string;
  period: ResolvedPeriod;
  /** First and last day of any contact; null when there is no interaction at all. */
  data: { firstDay: number; lastDay: number } | null;
  dimensions: readonly FilterDimension[];
  /** What of the address was not understood, codes that name nothing included. */
  notices: Notice[];
}

/** Call inside Suspense: it waits for the request, so that nothing of it is baked into the build. */
export async function openPage(page: PageId, searchParams: SearchParams): Promise<PageView> {
  await connection();
  const [params, { actor, workspace }] = await Promise.all([searchParams, entered(page)]);
  const { filters, notices } = readFilters(params);
  const [choices, asked] = await Promise.all([
    filterChoices(workspace, actor, filters),
    askInSnapshot(workspace, filters, {}, async ({ period, data, codes }) => ({ period, data, codes })),
  ]);
  return {
    workspace,
    actor,
    params,
    filters,
    query: filtersToParams(filters).toString(),
    period: asked.period,
    data: asked.data,
    dimensions: dimensionsOf(filters, choices),
    notices: [...notices, ...asked.codes.notices],
  };
}

/** An as-of in the future is refused by the clock; a page says so and takes the present instead. */
function readFilters(params: Record<string, string | string[] | undefined>) {
  const { filters, notices } = parseFilters(params);
  const asOf = filters.asOf === undefined ? Number.NEGATIVE_INFINITY : Date.parse(filters.asOf);
  if (asOf <= Date.now()) return { filters, notices };
  const { asOf: _ahead, ...rest } = filters;
  return { filters: rest, notices: [...notices, { field: "asOf", message: text.filters.asOfAhead }] };
}

function dimensionsOf(filters: Filters, choices: FilterChoice[]): FilterDimension[] {
  const dimensions = choices.map(({ filter, label, options }) => {
    const list = LIST_FILTERS.find((each) => each === filter);
    const selected = list ? filters[list] : (filters.facets[filter.slice("facet.".length)] ?? []);
    return { key: filter, name: label, choices: [...options, { code: UNKNOWN, name: text.filters.unknown }], selected };
  });
  return [...dimensions, situation(filters), ...orphans(filters, choices)];
}

function situation(filters: Filters): FilterDimension {
  const choices = [
    { code: "yes", name: text.filters.difficultYes },
    { code: "no", name: text.filters.difficultNo },
  ];
  return {
    key: "difficult",
    name: text.filters.situation,
    choices,
    selected: filters.difficult === "any" ? [] : [filters.difficult],
    isSingle: true,
  };
}

/** Filters of the address that nothing here can be chosen from: shown all the same, so that they can be taken off. */
function orphans(filters: Filters, choices: FilterChoice[]): FilterDimension[] {
  const known = new Set<string>(choices.map((choice) => choice.filter));
  const selected: [string, string[]][] = [
    ...LIST_FILTERS.map((key): [string, string[]] => [key, filters[key]]),
    ...Object.entries(filters.facets).map(([code, values]): [string, string[]] => [`facet.${code}`, values]),
  ];
  return selected
    .filter(([key, values]) => values.length > 0 && !known.has(key))
    .map(([key, values]) => ({
      key,
      name: text.filters.names(key),
      choices: values.map((code) => ({ code, name: code })),
      selected: values,
    }));
}
