import { actOnReachedRow, isShown, moveInList, openReachedRow, selectReachedRow } from "@/app/_components/shell/list-rows";
import { NAV, type NavItem } from "@/app/_components/shell/nav-items";
import { openDialog } from "@/app/_components/shell/open-dialog";
import { focusSearch } from "@/app/_components/shell/search-field";
import { filterParamsOf, hrefOf } from "@/app/_data/filter-params";
import { text } from "@/app/messages/text";
import type { Right } from "@/lib/access/roles";

/** What a shortcut may do beyond the page itself. */
export interface Desk {
  go: (href: string) => void;
}

/** One shortcut: the dialog that lists them and the handler that obeys them both read this. */
export interface Shortcut {
  /** As `KeyboardEvent.key` says them; two are pressed one after the other. */
  keys: readonly [string] | readonly [string, string];
  /** With ⌘ on a Mac, Ctrl elsewhere; also inside a field. All others are for bare keys outside of fields. */
  isCommand?: boolean;
  /** Goes on while the key is held. */
  repeats?: boolean;
  group: keyof typeof text.shortcuts.groups;
  words: string;
  /** What somebody needs for it to do anything; absent for what everybody has. */
  right?: Right;
  /** Returns false when there is nothing here to do: the key is then left to the browser. */
  run: (desk: Desk) => boolean;
}

const { words } = text.shortcuts;

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ["k"], isCommand: true, group: "anywhere", words: words.palette, run: () => opens("palette") },
  { keys: ["/"], group: "anywhere", words: words.search, run: focusSearch },
  { keys: ["?"], group: "anywhere", words: words.shortcuts, run: () => opens("shortcuts") },
  { keys: ["ArrowLeft"], group: "period", words: words.earlier, run: () => clickShown('[data-period-step="earlier"]') },
  { keys: ["ArrowRight"], group: "period", words: words.later, run: () => clickShown('[data-period-step="later"]') },
  { keys: ["j"], repeats: true, group: "list", words: words.next, run: () => moveInList(1) },
  { keys: ["k"], repeats: true, group: "list", words: words.previous, run: () => moveInList(-1) },
  { keys: ["Enter"], group: "list", words: words.open, run: openReachedRow },
  { keys: ["x"], group: "list", words: words.select, run: selectReachedRow },
  {
    keys: ["a"],
    group: "list",
    right: "document",
    words: words.assign,
    run: () => clickShown('[data-list-action="assign"]') || actOnReachedRow("give"),
  },
  { keys: ["e"], group: "list", right: "write", words: words.archive, run: () => clickShown('[data-list-action="archive"]') },
  { keys: ["z"], group: "list", right: "document", words: words.undo, run: () => clickShown('[data-list-action="undo"]') },
  {
    keys: ["m"],
    group: "list",
    right: "document",
    words: words.merge,
    run: () => clickShown('[data-list-action="merge"]') || actOnReachedRow("move"),
  },
  {
    keys: ["t"],
    group: "list",
    right: "document",
    words: words.take,
    run: () => clickShown('[data-list-action="take"]') || actOnReachedRow("take"),
  },
  { keys: ["r"], group: "list", right: "document", words: words.report, run: () => actOnReachedRow("report") },
  { keys: ["c"], group: "list", right: "document", words: words.complete, run: () => actOnReachedRow("complete") },
  { keys: ["w"], group: "list", right: "document", words: words.withdraw, run: () => actOnReachedRow("withdraw") },
  {
    keys: ["g", "w"],
    group: "anywhere",
    right: "document",
    words: words.document,
    run: ({ go }) => {
      go("/interactions/new");
      return true;
    },
  },
  ...NAV.flatMap((group) => group.items).map(
    (item): Shortcut => ({
      keys: ["g", item.key],
      group: "pages",
      words: item.label,
      ...(item.right && { right: item.right }),
      run: ({ go }) => goes(go, item),
    }),
  ),
];

/** The address of a page of the rail, with the filters in force where it reads them. */
export function pageHref(item: Pick<NavItem, "href" | "keepsFilters">): string {
  return item.keepsFilters ? hrefOf(item.href, filterParamsOf(new URLSearchParams(window.location.search))) : item.href;
}

function goes(go: Desk["go"], item: NavItem): boolean {
  go(pageHref(item));
  return true;
}

function opens(dialog: "palette" | "shortcuts"): boolean {
  openDialog(dialog);
  return true;
}

/** Presses the button of the page that is shown; false when it has none that can be pressed. */
function clickShown(selector: string): boolean {
  const button = [...document.querySelectorAll<HTMLButtonElement>(selector)].find((each) => isShown(each) && !each.disabled);
  button?.click();
  return button !== undefined;
}
