import type { Grain } from "@/lib/dates";
import type { MetricKind } from "@/lib/metrics/define";

/** The parts that pages share: filters, tiles, charts. */
export const kit = {
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
    notComparable: "no comparison",
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
    share: "share",
    shareTitle: "Share this page",
    copied: "link copied",
    noticeTitle: (n: number) =>
      `${n === 1 ? "One part" : `${n} parts`} of the address ${n === 1 ? "was" : "were"} not understood. A default stands in for a bad value; a name that does not exist selects nothing.`,
  },

  units: {
    interaction: (n: number) => (n === 1 ? "interaction" : "interactions"),
    promise: (n: number) => (n === 1 ? "promise" : "promises"),
    failure: (n: number) => (n === 1 ? "failure" : "failures"),
    issue: (n: number) => (n === 1 ? "issue" : "issues"),
    customer: (n: number) => (n === 1 ? "customer" : "customers"),
    commendation: (n: number) => (n === 1 ? "commendation" : "commendations"),
    step: (n: number) => (n === 1 ? "step" : "steps"),
    field: (n: number) => (n === 1 ? "field" : "fields"),
    contact: (n: number) => (n === 1 ? "contact" : "contacts"),
  },

  tiles: {
    label: "The numbers",
    isNew: "new",
    same: "±0",
    goodness: { good: "better", bad: "worse" },
    versus: (prior: string) => `vs ${prior}`,
    of: " of ",
    eventsFor: (id: string) => (id === "difficult-rate" ? " of " : " commendations for "),
    perContacts: "per 100 contacts",
    noVolume: (n: string) => `${n} on days without a volume`,
    daysWithout: (n: number) => `${n} ${n === 1 ? "day" : "days"} without a volume left out`,
    outside: (filters: string) => `the contacts are not narrowed by ${filters}`,
    moreThanContacts: "more difficult interactions than handled contacts are known, so this is a count: check the contact volumes",
    notReached: "not reached",
    nineInTen: (time: string | null) => (time === null ? "one in ten takes longer than can be seen" : `nine in ten within ${time}`),
    seen: (seen: string) => `${seen} failures seen`,
    outcome: (id: string) => OUTCOMES[id] ?? "",
    immature: (id: string, n: string) =>
      id === "follow-through" || id === "promises-ever-kept" || id === "follow-through-agreed"
        ? `${n} not yet due`
        : `${n} not yet measurable`,
    tooFew: "too few to say ·",
    nonePraised: "no commendation is documented at all yet",
    nothingToMeasure: (unit: string) => `no ${unit} to measure in this period`,
  },

  how: {
    open: (title: string) => `How ${title.toLowerCase()} is computed`,
    title: (title: string) => `${title}: how it is computed`,
    interval: (interval: string) => `95 % interval ${interval}`,
    sum: (kind: MetricKind, numerator: string, denominator: string, value: string) =>
      kind === "duration"
        ? `${numerator} of ${denominator} ended; half of them within ${value}`
        : `${kind === "per-hundred" ? "100 × " : ""}${numerator} / ${denominator} = ${value}`,
    parts: "Its parts; each number opens its rows",
    roles: (kind: MetricKind) =>
      kind === "duration"
        ? { numerator: "ended", denominator: "open so far", immature: "not yet measurable", unknown: "not known", excluded: "left out" }
        : kind === "rate"
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

  trend: {
    all: "Difficult interactions",
    title: (name: string | null, grain: Grain) =>
      name === null
        ? `Difficult interactions a ${grain}`
        : `${name.replace(/^./, (first) => first.toUpperCase())}: interactions a ${grain}`,
    hint: (hasLimits: boolean, hasIncomplete: boolean) =>
      `${hasLimits ? "Points beyond the limit are marked" : "Too few full periods to say what is usual"}${hasIncomplete ? "; a dashed end is not complete" : ""}. Select a point to see its interactions.`,
    rateTitle: (grain: Grain) => `Difficult interactions per 100 handled contacts a ${grain}`,
    perHundred: "per 100 contacts",
    madeOf: "Of handled contacts",
    ofContacts: (difficult: string, contacts: string) => `${difficult} of ${contacts}`,
    usual: (value: string) => `usual ${value}`,
    limit: (value: string) => `limit ${value}`,
    nothing: "No interactions in this period.",
    bucket: { day: "Day", week: "Week", month: "Month", quarter: "Quarter", year: "Year" },
    count: "Interactions",
    remark: "Remark",
    usualColumn: "Usual",
    limitsColumn: "Limits",
    tookEffect: "Took effect",
    before: "52 weeks before",
    dash: "The dash is the filled part of the compared period.",
    change: "Change",
    immature: "Not yet measurable",
    compared: (isYear: boolean) => (isYear ? "a year earlier" : "the period before"),
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
    versus: (before: string) => `vs ${before}`,
    cumulative: (share: string) => `${share} so far`,
    more: (n: string) => `and ${n} more, smaller than these`,
  },

  cross: {
    title: "How it felt × what broke",
    titleOf: (columns: string, rows: string) =>
      `${columns === "cause.anger" ? "How it felt" : "What it was about"} × ${CROSSED[rows] ?? rows}`,
    hint: (isFixList: boolean) => `Select a cell to see its interactions.${isFixList ? " The cross-table is the fix list." : ""}`,
    nothing: "No interaction in this view has both recorded.",
    cell: (row: string, column: string, written: string, n: number) =>
      `${row}, ${column}: ${written} ${n === 1 ? "interaction" : "interactions"}`,
    before: (n: string) => `${n} in the compared period`,
    hidden: (rows: number, columns: number) =>
      `Smaller ones are not shown: ${[rows > 0 ? `${rows} ${rows === 1 ? "row" : "rows"}` : "", columns > 0 ? `${columns} ${columns === 1 ? "column" : "columns"}` : ""].filter(Boolean).join(" and ")}.`,
  },

  chart: {
    showTable: "Show the numbers as a table",
  },
} as const;

const OUTCOMES: Record<string, string> = {
  "follow-through": "promises kept on time",
  "promises-ever-kept": "promises due ever kept",
  "follow-through-agreed": "promises kept by the agreed date",
  "interactions-kept": "interactions with every promise kept",
  "promise-coverage": "difficult interactions",
  "promise-satisfaction": "asked were satisfied",
  "commendation-conversion": "commended",
  "commendation-path": "commended",
  "cause-share": "with a known cause",
  "first-contact-resolution": "settled at the first contact",
  "repeat-contact": "contacts followed by another",
  "repeat-customers": "customers came back",
  escalation: "escalated",
  reopen: "reopened",
  "time-to-follow-up": "promises done",
  "longest-silence": "promises made",
  "time-to-resolution": "resolved",
  "time-to-last-resolution": "resolved to stay",
  "commendations-per-100": "difficult interactions",
  "difficult-rate": "handled contacts",
  "turn-around": "turned around",
  "service-recovery": "made good",
  "step-adherence": "steps as they should be",
  adoption: "by the current version",
  completeness: "fields filled",
};

const CROSSED: Record<string, string> = {
  failure: "what broke",
  procedure: "procedure",
  product: "product",
  channel: "channel",
  team: "team",
};
