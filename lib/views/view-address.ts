import { CAUSE_AXES } from "@/db/schema";
import { parseChartMeasure } from "@/lib/failures/chart-measure";
import { DEFAULT_ORDER, orderToText, parseFailureOrder } from "@/lib/failures/failure-sort";
import { parseListPage } from "@/lib/failures/list-page";
import { parseStateFilter } from "@/lib/failures/state-filter";
import { filtersToParams, type Notice, parseFilters, type RawParams } from "@/lib/filters";
import { endingsParams, parseEndingsAsk } from "@/lib/handling/endings-ask";
import { ALL_INTERACTIONS, parseWhich, WHICH_KEYS } from "@/lib/interactions/which";
import { lastParam } from "@/lib/raw-params";

/** What a view keeps of an address: a page, and its parameters in canonical form, so that two addresses can be compared. */
export interface ViewAddress {
  /** Such as "/failures"; without parameters. */
  path: string;
  /** Such as "period=30d&sort=minutes&team=billing"; "" when there are none. */
  query: string;
}

/**
 * An address as a view keeps it: filters in canonical form, what the page itself remembers (an order, an axis, which
 * rows), and nothing else. Relative periods stay relative. What is not understood is left out and told in `notices`.
 * @returns null when no page that reads filters has this path
 */
export function viewAddress(path: string, params: RawParams): { address: ViewAddress; notices: Notice[] } | null {
  const page = PAGES.find(({ at }) => at.test(path));
  if (!page) return null;
  const { filters, notices } = parseFilters(params);
  const own = page.own?.(params) ?? { kept: [], notices: [] };
  const query = new URLSearchParams([...filtersToParams(filters), ...own.kept]);
  query.sort();
  return { address: { path, query: query.toString() }, notices: [...notices, ...own.notices] };
}

/** The failure whose own page this is; null for every other page. */
export function failureOfPath(path: string): string | null {
  return path === "/failures/first" ? null : (/^\/failures\/([^/]+)$/.exec(path)?.[1] ?? null);
}

type OwnParams = (params: RawParams) => { kept: [string, string][]; notices: Notice[] };

/** Every page whose filter bar can be saved, with what it remembers beyond the filters. Defaults are not kept. */
const PAGES: readonly { at: RegExp; own?: OwnParams }[] = [
  { at: /^\/$/ },
  { at: /^\/causes$/, own: axis },
  { at: /^\/failures$/, own: order },
  { at: /^\/failures\/[a-z0-9-]{1,100}$/, own: chart },
  { at: /^\/procedures$/ },
  { at: /^\/procedures\/[a-z0-9-]{1,100}$/ },
  { at: /^\/follow-through$/ },
  { at: /^\/commendations$/ },
  { at: /^\/handling$/ },
  { at: /^\/handling\/endings$/, own: endings },
  { at: /^\/arrivals$/ },
  { at: /^\/playbooks$/ },
  { at: /^\/interactions$/, own: which },
];

function endings(params: RawParams): ReturnType<OwnParams> {
  const { ask, notices } = parseEndingsAsk(params);
  return { kept: endingsParams(ask), notices };
}

function axis(params: RawParams): ReturnType<OwnParams> {
  const named = lastParam(params, "axis");
  if (named === undefined) return { kept: [], notices: [] };
  if (CAUSE_AXES.some((each) => each === named)) return { kept: [["axis", named]], notices: [] };
  return { kept: [], notices: [{ field: "axis", message: `axis must be ${CAUSE_AXES.join(", ")}; got "${named}"` }] };
}

function chart(params: RawParams): ReturnType<OwnParams> {
  const measure = parseChartMeasure(params);
  return { kept: measure === "count" ? [] : [["chart", measure]], notices: [] };
}

function order(params: RawParams): ReturnType<OwnParams> {
  const { order: asked, notices } = parseFailureOrder(params);
  const sort = orderToText(asked);
  const { state, notices: unread } = parseStateFilter(params);
  const kept: [string, string][] = sort === orderToText(DEFAULT_ORDER) ? [] : [["sort", sort]];
  if (state !== null) kept.push(["state", state]);
  const { page, notices: unpaged } = parseListPage(params);
  if (page > 1) kept.push(["page", String(page)]);
  return { kept, notices: [...notices, ...unread, ...unpaged] };
}

function which(params: RawParams): ReturnType<OwnParams> {
  const { which: asked, notices } = parseWhich(params);
  if (notices.length > 0) return { kept: [], notices };
  const standard: Record<string, string> =
    asked.kind === "interactions" ? { clock: ALL_INTERACTIONS.clock, each: ALL_INTERACTIONS.each } : {};
  // Rows of a number have no clock of their own, and other rows have no part of a number.
  const ofEnding = ["ending", "factor", "side", "part", "each"];
  const read = WHICH_KEYS.filter((key) => {
    if (key === "q") return true;
    if (asked.kind === "ending") return ofEnding.includes(key);
    if (["ending", "factor", "side"].includes(key)) return false;
    return (asked.kind === "drill") === ["metric", "part", "bucket", "series", "by"].includes(key);
  });
  const kept = read.flatMap((key): [string, string][] => {
    const value = lastParam(params, key);
    return value === undefined || value === standard[key] ? [] : [[key, value]];
  });
  return { kept, notices };
}
