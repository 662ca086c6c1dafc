import type { Grain } from "@/lib/dates";

/** Every word of the screens in English. Sentence case; exact and kind; a situation is difficult, never a person. */
export const en = {
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

  filters: {
    label: "Filters",
    updating: "Counting again",
    period: "Period",
    comparison: "Comparison",
    periods: {
      today: "Today",
      "7d": "Last 7 days",
      "30d": "Last 30 days",
      "90d": "Last 90 days",
      month: "This month",
      quarter: "This quarter",
      year: "This year",
      "12m": "Last 12 months",
      all: "All time",
      custom: "Period",
    },
    nothingRecent: "All time, as nothing is recent",
    earlier: "Earlier period",
    later: "Later period",
    firstDay: "First day",
    lastDay: "Last day",
    show: "Show these days",
    versus: "vs",
    comparisons: { previous: "The period before", year: "A year earlier", off: "No comparison" },
    notCompared: "no comparison",
    notComparable: "nothing before it to compare",
    all: "all",
    some: (names: string[]) => (names.length <= 2 ? names.join(", ") : `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`),
    remove: (name: string) => `Remove the filter ${name}`,
    add: "Add a filter",
    addChip: "+ filter",
    nothingToAdd: "There is nothing else to filter by yet.",
    search: (name: string) => `Search ${name.toLowerCase()}`,
    noChoice: "Nothing by that name.",
    none: "None",
    apply: "Apply",
    names: (key: string) => key.replace(/^facet\./, "").replace(/^./, (first) => first.toUpperCase()),
    situation: "Situation",
    asOfAhead: "asOf must not lie in the future; the present is shown instead",
    difficultYes: "Difficult",
    difficultNo: "Not difficult",
    unknown: "Not known",
    asOf: (at: string, zone: string) => `as of ${at} ${zone}`,
    rows: (count: string, n: number, unit = "row") => `${count} ${n === 1 ? unit : `${unit}s`}`,
    copyLink: "copy link",
    copied: "link copied",
    export: "export",
    noticeTitle: (n: number) =>
      n === 1
        ? "One part of the address was not understood and is left out:"
        : `${n} parts of the address were not understood and are left out:`,
  },

  units: {
    interaction: (n: number) => (n === 1 ? "interaction" : "interactions"),
    promise: (n: number) => (n === 1 ? "promise" : "promises"),
    failure: (n: number) => (n === 1 ? "failure" : "failures"),
  },

  tiles: {
    label: "The numbers",
    isNew: "new",
    same: "±0",
    goodness: { good: "better", bad: "worse" },
    versus: (prior: string) => `vs ${prior}`,
    of: " of ",
    ofSeen: (seen: string) => `of ${seen} failures seen`,
    outcome: (id: string) => OUTCOMES[id] ?? "",
    immature: (id: string, n: string) => (id === "follow-through" ? `${n} not yet due` : `${n} not yet measurable`),
    tooFew: "too few to say ·",
    nothingToMeasure: (unit: string) => `no ${unit} to measure in this period`,
  },

  how: {
    open: (title: string) => `How ${title.toLowerCase()} is computed`,
    title: (title: string) => `${title}: how it is computed`,
    interval: (interval: string) => `95 % interval ${interval}`,
    parts: "Its parts; each number opens its rows",
    roles: (kind: string) =>
      kind === "rate"
        ? {
            numerator: "counts for",
            denominator: "counts against",
            immature: "not yet measurable",
            unknown: "not known",
            excluded: "left out",
          }
        : { numerator: "counted", denominator: "seen", immature: "not yet measurable", unknown: "not known", excluded: "left out" },
    inAll: "in all",
    counted: "Counted",
    countedBy: (inForce: string, cohortDate: string) => `${inForce}, by ${cohortDate}`,
    maturity: "When",
    caveat: "Mind",
    definition: "The full definition",
  },

  overview: {
    /** How the sentence says the period; null: by its dates. */
    periodWords: (period: string, chosen: string): string | null =>
      period === "auto" && chosen === "recent" ? " in the last 30 days" : (PERIOD_WORDS[period] ?? null),
    rowUnit: "interaction",
    emptyPeriod: "There is nothing in this period. A longer one may hold something.",
    tileKeys: ["a", "b", "c", "d"],
  },

  decisions: {
    title: "Needs a decision",
    nothing: (dates: string) => `Nothing stands out, ${dates}: no recurring failure was seen, and no promise of the last week was missed.`,
    missed: (n: string) => `${n} missed`,
    missedWhen: (dates: string) => `promises first due ${dates}, not done`,
    recurring: "recurring",
    inWeeks: (n: string, count: number) => `${n} ${count === 1 ? "interaction" : "interactions"} in 4 weeks`,
    seen: (customers: string | null, last: string) =>
      `${customers === null ? "customers unknown" : `${customers} ${customers === "1" ? "customer" : "customers"}`} · last seen ${last}`,
    more: (n: string) => `${n} more recurring ${n === "1" ? "failure" : "failures"}`,
  },

  broke: {
    title: (by: string) => (by === "failure" ? "What broke" : by === "cause.anger" ? "How it felt" : "What it was about"),
    hint: (by: string) =>
      `Interactions with each ${by === "failure" ? "failure" : "cause"}; rows can exceed 100 % because an interaction can show two. Dark rows make up 80 %.${by === "failure" ? "" : " No failure is recorded in this view."}`,
    nothing: "Neither a failure nor a cause is recorded in this view.",
  },

  cross: {
    title: "How it felt × what broke",
    titleOf: (columns: string, rows: string) =>
      `${columns === "cause.anger" ? "How it felt" : "What it was about"} × ${CROSSED[rows] ?? rows}`,
    hint: (isFixList: boolean) => `Select a cell to see its interactions.${isFixList ? " The cross-table is the fix list." : ""}`,
    nothing: "No interaction in this view has both recorded.",
    cell: (row: string, column: string, written: string, n: number) =>
      `${row}, ${column}: ${written} ${n === 1 ? "interaction" : "interactions"}`,
    hidden: (rows: number, columns: number) =>
      `Smaller ones are not shown: ${[rows > 0 ? `${rows} ${rows === 1 ? "row" : "rows"}` : "", columns > 0 ? `${columns} ${columns === 1 ? "column" : "columns"}` : ""].filter(Boolean).join(" and ")}.`,
  },

  trend: {
    all: "Difficult interactions",
    title: (name: string, grain: Grain) => `${name} a ${grain}`,
    hint: (hasLimits: boolean, hasIncomplete: boolean) =>
      `${hasLimits ? "Points beyond the limit are marked" : "Too few full periods to say what is usual"}${hasIncomplete ? "; a dashed end is not complete" : ""}. Select a point to see its interactions.`,
    usual: (value: string) => `usual ${value}`,
    limit: (value: string) => `limit ${value}`,
    nothing: "No interactions in this period.",
    bucket: { day: "Day", week: "Week", month: "Month", quarter: "Quarter", year: "Year" },
    count: "Interactions",
    remark: "Remark",
    beyond: "beyond the limit",
    incomplete: "not complete",
    summary: (trend: {
      name: string;
      grain: Grain;
      count: string;
      highest: string | null;
      highestAt: string;
      usual: string | null;
      limit: string;
      beyond: number;
    }) =>
      [
        `${trend.name} by ${trend.grain}, ${trend.count} in all.`,
        trend.highest === null ? "" : `Highest: ${trend.highest}, ${trend.highestAt}.`,
        trend.usual === null ? "" : `Usual ${trend.usual}, limit ${trend.limit}; ${trend.beyond === 0 ? "none" : trend.beyond} beyond it.`,
      ].join(" "),
  },

  pareto: {
    nothing: "No interactions to rank in this period.",
    cumulative: (share: string) => `${share} so far`,
    more: (n: string) => `and ${n} more, smaller than these`,
  },

  chart: {
    showTable: "Show the numbers as a table",
  },

  empty: {
    noData: "No interactions yet",
    noDataHint:
      "Import a file of documented interactions: a CSV from your help desk, or the product's own template. The numbers appear as soon as it is in.",
    importFile: "Import a file",
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

const OUTCOMES: Record<string, string> = {
  "follow-through": "promises kept on time",
  "commendation-conversion": "commended",
  "cause-share": "with a known cause",
};

const PERIOD_WORDS: Record<string, string> = {
  today: " today",
  "7d": " in the last 7 days",
  "30d": " in the last 30 days",
  "90d": " in the last 90 days",
  month: " this month",
  quarter: " this quarter",
  year: " this year",
  "12m": " in the last 12 months",
};

const CROSSED: Record<string, string> = {
  failure: "what broke",
  procedure: "procedure",
  product: "product",
  channel: "channel",
  team: "team",
};

const WEEKDAYS: Record<number, string> = { 1: "Monday", 6: "Saturday", 7: "Sunday" };

/** The shape that every language fills: strings stay strings, sentences with values stay functions. */
export type Messages = Widen<typeof en>;

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => Widen<R>
    : { readonly [K in keyof T]: Widen<T[K]> };
