import type { Grain } from "@/lib/dates";
import type { ChartMeasure } from "@/lib/failures/chart-measure";
import type { ChartFamily } from "@/lib/failures/chart-segments";
import type { NelsonRule } from "@/lib/stats/nelson";

/** Words of the chart on a failure's page, and of what is recorded and worked out beneath it. */
export const failureChart = {
  title: (family: ChartFamily, grain: Grain) => TITLES[family](grain),
  unit: (family: ChartFamily) => UNITS[family],
  valueName: (family: ChartFamily) => VALUE_NAMES[family],
  madeOf: (count: string, size: string) => `${count} of ${size}`,
  detailName: (family: ChartFamily) => (family === "u" ? "Of handled contacts" : "Of the difficult"),
  percent: (value: string) => `${value} %`,
  days: (n: number) => (n === 1 ? "1 day" : `${n} days`),
  minutes: (n: string) => `${n} min`,
  chart: (name: string, rules: string, version: string) => `${name} chart, marked by ${rules} (${version})`,
  rules: (rules: readonly NelsonRule[]) =>
    rules.length === 1 ? `rule ${rules[0]}` : `rules ${rules.slice(0, -1).join(", ")} and ${rules.at(-1)}`,
  tooFew: "too few full points to say what is usual",
  tooFewSince: (day: string) => `too few since ${day} to say what is usual`,
  dated: (dated: string, total: string) => `${dated} of ${total} say when it happened; the rest stand where they were told`,
  rangeLimit: (value: string) => `a step of more than ${value} from one to the next is unusual`,
  empty: "No interaction in this period to draw.",
  summary: (total: string, points: string, marked: string) => `${total} interactions over ${points} points, ${marked} of them marked.`,
  measures: "Draw",
  measure: { count: "How often", share: "Share of difficult", minutes: "Minutes" } satisfies Record<ChartMeasure, string>,
  grains: "By",
  grain: { auto: "Auto", day: "Day", week: "Week", month: "Month" },
  open: "Since the last one",
  gapTo: (day: string) => `Until ${day}`,

  marked: "Marked",
  rule: {
    1: "beyond the limit",
    2: "nine in a row on one side of the usual",
    3: "six in a row rising or falling",
    4: "fourteen in a row up and down",
    5: "two of three far out on one side",
    6: "four of five off on one side",
    8: "eight in a row away from the usual",
  } satisfies Record<NelsonRule, string>,
  run: (first: string, last: string) => `${first} to ${last}`,
  rows: (n: string) => (n === "1" ? "1 interaction" : `${n} interactions`),
  moreMarked: (n: number) => `and ${n} more in the table`,

  version: (n: number) => `v${n}`,
  versionOf: (n: number, fix: string) => `v${n}: ${fix}`,

  shares: (after: string, before: string, change: string, low: string, high: string) =>
    `${after} instead of ${before} before: ${change} (95 % interval ${low} to ${high}).`,
  sharesZ: (z: string) => `z ${z}`,

  baseline: "What is usual",
  noChange: "Counted over the whole chart. A fix does not change it by itself; record a change when another level has become usual.",
  changed: "Counted anew from each of these days on.",
  suggestion: (day: string, p: string) =>
    `The level may have changed about ${day} (Pettitt’s test, p ${p}). That is a suggestion, never a proof: a trend or a season looks like it too.`,
  change: (day: string) => `From ${day}`,
  by: (actor: string, when: string) => `recorded by ${actor}, ${when}`,
  takeBack: "Take back",
  takeBackNamed: (day: string) => `Take back the change of ${day}`,
  record: "Record a change",
  day: "From",
  reason: "Why",
  reasonPlaceholder: "The new form has been in use since then",
  submit: "Count anew from that day",
  failed: "It could not be saved. Try again.",

  steps: "Step at a fix",
  step: (title: string, ratio: string) => `${title}: ${ratio} times the weekly level before`,
  stepInterval: (low: string, high: string) => ` (95 % interval ${low}–${high})`,
  how: "How computed",
  stepSides: {
    before: (weeks: number) => ` in ${weeks} weeks before`,
    after: (weeks: number) => ` in ${weeks} weeks after`,
    between: ", ",
  },
  stepMeaning:
    "An interrupted time series of whole weeks counted from the day it took effect, up to 52 on a side and none beyond another fix: the step beyond the trend that was there all along (Poisson, log-linear), by when it happened.",
  dispersion: (value: string) =>
    ` Counts spread ${value} times as much as by chance alone; the interval is widened by that where it is more than 1. What else changed in the same week is in it too.`,
};

const TITLES: Record<ChartFamily, (grain: Grain) => string> = {
  c: (grain) => `Interactions a ${grain}, by when it happened`,
  u: (grain) => `Interactions per 100 handled contacts a ${grain}, by when it happened`,
  p: (grain) => `Share of the difficult interactions a ${grain}, by when it happened`,
  g: () => "Days between one interaction and the next, by when it happened",
  "I-MR": (grain) => `Handling minutes a ${grain}, by when it happened`,
};

const UNITS: Record<ChartFamily, string> = {
  c: "interactions",
  u: "per 100 contacts",
  p: "of the difficult interactions",
  g: "since the one before",
  "I-MR": "spent",
};

const VALUE_NAMES: Record<ChartFamily, string> = {
  c: "Interactions",
  u: "Per 100 contacts",
  p: "Share of difficult",
  g: "Since the one before",
  "I-MR": "Minutes",
};
