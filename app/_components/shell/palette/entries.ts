import { navItemOf } from "@/app/_components/shell/nav-items";
import { hrefOf, withValues } from "@/app/_data/filter-params";
import { text } from "@/app/messages/text";

/** One line of the palette. Its id says what it does, so that a recent one can be made again from its id and its words. */
export interface Entry {
  id: string;
  group: keyof typeof text.palette.groups;
  label: string;
  /** A quiet word at the end: whose, or that it is in force. */
  detail?: string | undefined;
  /** Other words that it is found by. */
  alias?: string;
  does: { href: string } | { act: () => void };
}

/** The page the palette was opened on. */
export interface Here {
  pathname: string;
  params: URLSearchParams;
}

/** A failure's own page. */
export function failureEntry(code: string, label: string, detail: string | undefined): Entry {
  return { id: `failure ${code}`, group: "failures", label, detail, does: { href: `/failures/${encodeURIComponent(code)}` } };
}

/** A view that was saved under a name, at its address without the leading slash of another host. */
export function viewEntry(address: string, label: string): Entry {
  return { id: `view ${address}`, group: "views", label, does: { href: address } };
}

/** One value of a filter: puts it on the page where one is, or takes it off where it is in force. */
export function filterEntry(key: FilterKey, code: string, label: string, here: Here): Entry {
  const { path, params } = filteredPage(here);
  const values = params.getAll(key);
  const isOn = values.includes(code);
  const next = isOn ? values.filter((value) => value !== code) : [...values, code];
  return {
    id: `filter ${key} ${code}`,
    group: FILTER_GROUPS[key],
    label,
    detail: isOn ? text.palette.takeOff : text.palette.putOn(navItemOf(path)?.label ?? ""),
    does: { href: hrefOf(path, withValues(params, key, next)) },
  };
}

export const FILTER_GROUPS = { procedure: "procedures", cause: "causes", team: "teams" } as const;
export type FilterKey = keyof typeof FILTER_GROUPS;

/** An entry of the record made again from its id; null for an id that is none. */
export function entryFromId(id: string, label: string, detail: string | undefined, here: Here): Entry | null {
  const [kind = "", ...rest] = id.split(" ");
  if (kind === "failure" && rest[0]) return failureEntry(rest.join(" "), label, detail);
  if (kind === "view" && /^\/(?!\/)/.test(rest[0] ?? "")) return viewEntry(rest.join(" "), label);
  const key = FILTER_KEYS.find((each) => each === rest[0]);
  return kind === "filter" && key && rest.length > 1 ? filterEntry(key, rest.slice(1).join(" "), label, here) : null;
}

const FILTER_KEYS: readonly FilterKey[] = ["procedure", "cause", "team"];

/** Where a filter lands: on this page when it is filtered, on its list when it shows one interaction, else on the Overview. */
export function filteredPage({ pathname, params }: Here): Here & { path: string } {
  const item = navItemOf(pathname);
  const isFiltered = item?.keepsFilters === true && (pathname === item.href || item.href === "/failures");
  const path = isFiltered ? pathname : item?.keepsFilters ? item.href : "/";
  // A place in a list means nothing in another list.
  const kept = [...params].filter(([key]) => key !== "after" && key !== "before");
  return { path, pathname, params: new URLSearchParams(isFiltered ? kept : []) };
}
