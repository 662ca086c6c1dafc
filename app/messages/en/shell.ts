/** The frame of every page, and the three kinds of nothing. */
export const shell = {
  language: "en",
  product: "Debrief",
  productLine:
    "Turns documented difficult customer interactions into the short list of procedures that need fixing, and shows whether each fix worked.",

  nav: {
    label: "Pages",
    skip: "Skip to the content",
    openMenu: "Open the menu",
    closeMenu: "Close the menu",
    overview: "Overview",
    causes: "Causes",
    failures: "Failures",
    followThrough: "Follow-through",
    commendations: "Commendations",
    interactions: "Interactions",
    share: "Share",
    imports: "Imports",
    definitions: "Definitions",
  },

  workspace: {
    name: "Your workspace",
    reporting: (zone: string, weekStart: number) => `${zone} · weeks from ${WEEKDAYS[weekStart] ?? "Monday"}`,
  },

  theme: {
    names: { system: "as the system", light: "light", dark: "dark" },
    label: (name: string) => `Colours: ${name}`,
    change: (name: string, next: string) => `Colours: ${name}. Change to ${next}.`,
  },

  empty: {
    noData: "No interactions yet",
    noDataHint:
      "Import a file of documented interactions: a CSV from your help desk, or the product's own template. The numbers appear as soon as it is in.",
    importFile: "Import a file",
    sampleHint: "Two years of an invented company, to look around in. Labelled on every page, and removed again by one action.",
    commandHint: "Or by the command line:",
    filtered: "Nothing matches these filters",
    filteredHint: "There are interactions in this workspace, but none that meet every filter in force.",
    clear: "Clear the filters",
    broken: "This part could not be worked out",
    brokenNamed: (title: string) => `${title} could not be worked out`,
    brokenHint: "The rest of the page is not affected, and nothing was changed.",
    retry: "Try again",
    pageBroken: "This page could not be shown",
    pageBrokenHint: "Nothing was changed. Try again; if it happens twice, tell the operator and quote the reference below.",
    reference: (digest: string) => `Reference ${digest}`,
    notFound: "There is nothing at this address",
    notFoundHint: "The page may have been renamed, or the link was cut short.",
    toOverview: "Go to the Overview",
    loading: "Loading",
  },
} as const;

const WEEKDAYS: Record<number, string> = { 1: "Monday", 6: "Saturday", 7: "Sunday" };
