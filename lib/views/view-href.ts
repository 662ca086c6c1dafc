/** The parameter that says which view a page was opened from. It narrows nothing, and no view keeps it. */
export const OPENED_FROM = "view";

/** Where a view opens: its page and filters, and which view it is, so that the page can say when it has been changed since. */
export function viewHref({ path, query, code }: { path: string; query: string; code: string }): string {
  return `${path}?${query === "" ? "" : `${query}&`}${OPENED_FROM}=${code}`;
}

/** Another address of the same page, still opened from the view that `params` name. */
export function withOpenedView(href: string, params: { get(name: string): string | null }): string {
  const code = params.get(OPENED_FROM);
  const [address = "", fragment] = href.split("#");
  if (!code || new URLSearchParams(address.split("?")[1]).has(OPENED_FROM)) return href;
  const opened = `${address}${address.includes("?") ? "&" : "?"}${OPENED_FROM}=${encodeURIComponent(code)}`;
  return fragment === undefined ? opened : `${opened}#${fragment}`;
}
