import { isShown } from "@/app/_components/shell/list-rows";
import type { Desk } from "@/app/_components/shell/shortcuts";
import { filterParamsOf, hrefOf } from "@/app/_data/filter-params";

const SEARCHED = "/interactions";
/** How long a page may take to bring its field. */
const PATIENCE_MS = 10_000;

/** Puts the focus into the page's search field; a page without one gives way to the interactions, whose field then has it. */
export function focusSearch({ go }: Desk): boolean {
  if (focusField()) return true;
  go(hrefOf(SEARCHED, filterParamsOf(new URLSearchParams(window.location.search))));
  const watcher = new MutationObserver(() => {
    if (focusField()) watcher.disconnect();
  });
  watcher.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["style", "hidden"] });
  setTimeout(() => watcher.disconnect(), PATIENCE_MS);
  return true;
}

function focusField(): boolean {
  const field = [...document.querySelectorAll<HTMLElement>("[data-search-field]")].find(isShown);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
  return field !== undefined;
}
