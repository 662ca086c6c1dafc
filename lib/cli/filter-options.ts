import { type Command, InvalidArgumentError } from "commander";
import type { Db } from "@/db/client";
import { type Filters, LIST_FILTERS } from "@/lib/filters";
import { parseStrictFilters } from "@/lib/metrics/parse-request";
import { getView } from "@/lib/views/saved-views";
import { viewFilterParams } from "@/lib/views/view-filters";

/** The filters of a page's address, as options of a command. */
export interface FilterOptions {
  view?: string;
  from?: string;
  to?: string;
  asOf?: string;
  zone?: string;
  filter?: [string, string][];
}

export function addFilterOptions(command: Command): Command {
  return command
    .option("--view <code>", "the filters of a saved view: the last part of its address /v/<code>; other options take their place")
    .option("--from <day>", "first day, such as 2026-01-01 (default: the beginning)")
    .option("--to <day>", "first day after the period, such as 2026-02-01 (default: the end)")
    .option("--as-of <instant>", "count as if it were then, such as 2026-11-21T09:00Z (default: now)")
    .option("--zone <zone>", "IANA zone in which days begin, such as Europe/Berlin (default: the workspace's)")
    .option("--filter <key=value>", `only rows with this value; repeat it for more (${KEYS.join(", ")}, facet.<name>)`, addPair, []);
}

/**
 * The options as the filters of a page's address, read as strictly as the API reads them: at once, so that a mistake is
 * told before anything is opened. What it returns looks the view up.
 * @throws BadFilterError; what it returns: NotFoundError when there is no such view
 */
export function filtersOf(options: FilterOptions): (db: Db) => Promise<Filters> {
  const own = filterParams(options);
  const filters = parseStrictFilters(own);
  const { view } = options;
  if (view === undefined) return async () => filters;
  return async (db) => parseStrictFilters(inPlaceOf(viewFilterParams(await getView(db, view)), own));
}

function filterParams({ from, to, asOf, zone, filter = [] }: FilterOptions): URLSearchParams {
  const params = new URLSearchParams(filter);
  for (const [key, value] of Object.entries({ from, to, asOf, zone })) if (value !== undefined) params.set(key, value);
  return params;
}

/** A key of the options takes the place of the view's; either end of a period takes the place of the whole period. */
function inPlaceOf(view: URLSearchParams, own: URLSearchParams): URLSearchParams {
  const replaced = new Set(own.keys());
  if (replaced.has("from") || replaced.has("to")) for (const key of ["period", "from", "to"]) replaced.add(key);
  return new URLSearchParams([...[...view].filter(([key]) => !replaced.has(key)), ...own]);
}

const KEYS: string[] = ["difficult", "window", ...LIST_FILTERS];

function addPair(text: string, pairs: [string, string][]): [string, string][] {
  const [, key = "", value = ""] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (value === "") throw new InvalidArgumentError("It must be key=value, such as team=billing.");
  if (!KEYS.includes(key) && !/^facet\../.test(key)) {
    throw new InvalidArgumentError(`There is no filter "${key}"; there are ${KEYS.join(", ")} and facet.<name>.`);
  }
  return [...pairs, [key, value]];
}
