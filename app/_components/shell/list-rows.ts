/*
 * The rows of the lists on the page that is shown. A list carries `data-list`, a row `data-row`, its first link `data-row-link`, and the box
 * that selects it, where there is one, `data-row-select`; a button that does something to it `data-row-action`, with what it does.
 */

/** Moves to the row after or before the one reached; from outside to the first or the last. False without rows. */
export function moveInList(step: 1 | -1): boolean {
  const rows = shownRows();
  const reached = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[reached === -1 ? (step === 1 ? 0 : rows.length - 1) : Math.min(Math.max(reached + step, 0), rows.length - 1)];
  if (!next) return false;
  linkOf(next)?.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

/** Opens the row reached. False where the browser does it by itself, or nothing is reached. */
export function openReachedRow(): boolean {
  const reached = document.activeElement;
  if (reached?.matches("a, button, summary")) return false;
  const link = reached?.closest("[data-row]") && linkOf(reached.closest("[data-row]"));
  link?.click();
  return Boolean(link);
}

/** Selects the row reached, or takes it out again. False where rows cannot be selected. */
export function selectReachedRow(): boolean {
  const box = document.activeElement?.closest("[data-row]")?.querySelector<HTMLInputElement>("[data-row-select]");
  box?.click();
  return Boolean(box);
}

/** Presses the button of the row reached that does something to it. False where there is none. */
export function actOnReachedRow(action: string): boolean {
  const button = document.activeElement?.closest("[data-row]")?.querySelector<HTMLButtonElement>(`[data-row-action="${action}"]`);
  button?.click();
  return Boolean(button);
}

/** Whether an element is on the page that is shown: pages that were left stay in the document, hidden. */
export function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

function shownRows(): Element[] {
  return [...document.querySelectorAll("[data-list] [data-row]")].filter((row) => isShown(row) && linkOf(row) !== null);
}

function linkOf(row: Element | null): HTMLElement | null {
  return row?.querySelector<HTMLElement>("[data-row-link]") ?? null;
}
