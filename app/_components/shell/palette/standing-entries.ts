import { isShown } from "@/app/_components/shell/list-rows";
import { NAV } from "@/app/_components/shell/nav-items";
import { openDialog } from "@/app/_components/shell/open-dialog";
import { type Entry, filteredPage, type Here } from "@/app/_components/shell/palette/entries";
import { pageHref } from "@/app/_components/shell/shortcuts";
import { hrefOf, withValues } from "@/app/_data/filter-params";
import { text } from "@/app/messages/text";
import type { Right } from "@/lib/access/roles";

const PERIODS = ["today", "7d", "30d", "90d", "month", "quarter", "year", "12m", "all"] as const;
const COMPARISONS = ["previous", "year", "off"] as const;
const THEMES = ["system", "light", "dark"] as const;

/** What an entry may do besides leading somewhere. */
export interface Hands {
  setTheme: (theme: string) => void;
  say: (words: string) => void;
  may: (right: Right) => boolean;
}

/** The entries that are there whatever the record holds, as far as the person may do them: pages, periods, comparisons, and what can be done with the view. */
export function standingEntries(here: Here, hands: Hands): Entry[] {
  return [...pages(hands), ...periods(here), ...comparisons(here), ...actions(hands)];
}

/** Looks for the words in every interaction, of any time. */
export function searchEntry(words: string): Entry {
  const params = new URLSearchParams([
    ["period", "all"],
    ["q", words],
  ]);
  return { id: "search", group: "search", label: text.palette.search(words), does: { href: hrefOf("/interactions", params) } };
}

function pages({ may }: Hands): Entry[] {
  const items = NAV.flatMap((group) => group.items).filter(({ right }) => right === undefined || may(right));
  return items.map((item) => ({ id: `page ${item.href}`, group: "pages", label: item.label, does: { href: pageHref(item) } }));
}

function periods(here: Here): Entry[] {
  const { path, params } = filteredPage(here);
  const undated = withValues(withValues(params, "from", []), "to", []);
  return PERIODS.map((key) => ({
    id: `period ${key}`,
    group: "periods",
    label: text.filters.periods[key],
    alias: text.filters.period,
    does: { href: hrefOf(path, withValues(undated, "period", [key])) },
  }));
}

function comparisons(here: Here): Entry[] {
  const { path, params } = filteredPage(here);
  return COMPARISONS.map((key) => ({
    id: `compare ${key}`,
    group: "periods",
    label: text.palette.compare[key],
    alias: text.filters.comparison,
    does: { href: hrefOf(path, withValues(params, "compare", key === "previous" ? [] : [key])) },
  }));
}

function actions({ setTheme, say, may }: Hands): Entry[] {
  const words = text.palette.actions;
  const file = fileOfThisView();
  const entries: (Entry | null)[] = [
    file === null || !may("export") ? null : action("export", words.export, () => download(file)),
    action("copy", words.copy, () => {
      navigator.clipboard.writeText(window.location.href).then(
        () => say(text.filters.copied),
        () => say(words.notCopied),
      );
    }),
    may("document") ? { ...action("document", words.document, () => {}), does: { href: "/interactions/new" } } : null,
    may("import") ? { ...action("import", words.import, () => {}), does: { href: "/imports" } } : null,
    may("manage") ? { ...action("sources", words.sources, () => {}), does: { href: "/settings/sources" } } : null,
    may("manage") ? { ...action("keys", words.keys, () => {}), does: { href: "/settings/keys" } } : null,
    { ...action("api", words.api, () => {}), does: { href: "/settings/api" } },
    action("print", words.print, () => window.print()),
    ...THEMES.map((theme) => action(`theme ${theme}`, words.theme(text.theme.names[theme]), () => setTheme(theme))),
    action("shortcuts", words.shortcuts, () => openDialog("shortcuts")),
  ];
  return entries.filter((entry) => entry !== null);
}

function action(id: string, label: string, act: () => void): Entry {
  return { id: `do ${id}`, group: "actions", label, does: { act } };
}

/** The filter bar of the page that is shown says where its file is; a page whose file stands at its head has it there. */
function fileOfThisView(): string | null {
  const bar = [...document.querySelectorAll<HTMLElement>("[data-file]")].find(isShown);
  const head = [...document.querySelectorAll<HTMLAnchorElement>("main header a[download]")].find(isShown);
  return bar?.dataset.file ?? head?.href ?? null;
}

function download(href: string) {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}
