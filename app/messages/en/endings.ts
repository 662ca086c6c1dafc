import { byKey } from "@/app/messages/en/by-key";
/** Words of the page of what goes with a good ending. */
export const endings = {
  title: "What goes with a good ending",
  nav: "Handling",
  overview: "How it went",
  page: "What goes with a good ending",

  ending: "A good ending is",
  endings: {
    resolved: "resolved or alternative",
    calm: "calm at the end",
    commended: "commended",
    recovered: "our failure made good",
    "promises-kept": "promises kept",
  },
  adjust: "Alike in",
  adjustments: { none: "cause and severity", wait: "these and time waited", hold: "these and time on hold" },
  order: "Order",
  orders: { fixed: "as it stands", difference: "by adjusted difference" },

  sentence: {
    nothing: "No difficult interaction here says how it ended in this way. Choose another ending, or document how they end.",
    of: (n: string, ending: string) => `of ${n} measurable difficult interactions: ${ending}.`,
    goesWith: " With it go, cause and severity alike: ",
    goesAgainst: " Seldom with it go: ",
    noneStandsOut: " Nothing that is documented here goes with it beyond chance.",
    open: (open: string, all: string) => ` Nothing can be said yet of ${open} of ${all} comparisons.`,
    tryNext: " To learn whether one of them helps, ",
    playbook: "change it in a playbook",
    andCompare: " from a date on, and compare.",
  },

  counted: "What is counted",
  countedHint: (definition: string, date: string) => `${definition} By the day of: ${date}.`,
  goodOf: (good: string) => `${good} ended so`,
  measured: (n: string) => `${n} measurable`,
  part: (count: string, label: string) => `${count} ${label}`,
  roles: byKey({ immature: "not yet measurable", unknown: "not known", excluded: "left out" }),

  differences: "With it, and without it",
  differencesHint:
    "How much more often it ended well with it than without, in points out of 100: the dot is the difference among interactions of the same cause and severity, the line its 95 % interval. Nothing is compared with fewer than 5 on a side.",
  summary: (compared: string, standing: string) =>
    `${compared} comparisons with enough on both sides; ${standing} of them stand out from chance at a false alarm rate of 5 %.`,
  noneCompared: "Nothing here has 5 measurable interactions on both sides of a comparison within one cause and severity.",
  groups: byKey({
    apology: "Apology",
    variant: "One way or the other",
    given: "What was given",
    effort: "What it cost the customer",
    step: "Handling steps",
  }),
  side: (label: string) => `${label}:`,
  shareOf: (share: string, n: string) => `${share} of ${n}`,
  points: (points: string, interval: string) => `${points} (${interval})`,
  pointsAlone: (points: string) => `${points}, no interval: nothing varies`,
  standsOut: "stands out",
  chance: "may be chance",
  mixed: "Its causes and severities disagree: one number for all of them says too much.",
  tooFew: "Too few to compare",
  tooFewHint: "Fewer than 5 on a side, within causes and severities that have both. In no order.",
  hiddenSteps: (n: string) => `${n} more steps were observed less often and are not compared.`,
  table: "All numbers as a table",
  columns: {
    factor: "Compared",
    with: "With",
    without: "Without",
    unknown: "Not known",
    neither: "On neither side",
    crude: "Difference",
    adjusted: "Adjusted",
    odds: "Odds ratio",
    risk: "Risk ratio",
    strata: "Strata",
    lost: "Fell out",
    q: "q",
  },
  tableHint:
    "Adjusted: pooled over strata of primary cause and severity at the start, by Mantel and Haenszel. Fell out: in strata that hold one side alone. q: the share of false alarms to expect if everything with this q or less were called a finding (Benjamini and Hochberg). Odds and risk ratio with 95 % intervals.",
  rows: (title: string, side: string) => `${title}, ${side}: interactions`,

  variant: "Compare two steps with each other",
  variantHint: "Interactions in which the one was done and not the other. Both, or neither, is on neither side.",
  one: "The one",
  other: "The other",
  compare: "Compare",
  noVariant: "Two different steps must have been observed before they can be compared.",

  effort: "What it took",
  effortHint: "Half had at most the median, nine in ten at most the second figure. n: those of which it is known.",
  effortColumns: { effort: "Effort", good: "Ended so", notGood: "Ended otherwise", n: "n" },
  halfAndMost: (median: string, p90: string) => `${median} · ${p90}`,
  medianAndNine: "median · 9 in 10",

  gestures: "What gestures come to",
  gesturesHint: "Among failures of ours: made good means the wish was met, every promise kept, and calm at the end or no return.",
  gestureColumns: {
    group: "Gesture",
    interactions: "Failures of ours",
    recovered: "Made good",
    customers: "Customers won back",
    value: "Value in all",
    each: "For each customer",
  },
  given: "given",
  notGiven: "none noted",
  noGesture: "No gesture is noted for any failure of ours whose recovery is measurable.",
  unknownValues: (n: string, all: string) =>
    `Of ${n} of ${all} gestures the value or its currency is not known: the sums are lower bounds.`,
  unknownCustomers: (n: string) => `${n} recovered interactions name no customer and are in no count of customers.`,
  additional: (n: string, low: string, high: string, cost: string) =>
    `Cause and severity alike, about ${n} more failures were made good than without gestures (${low} to ${high}): ${cost} for each of these.`,
  additionalUnknown:
    "What one more recovery costs cannot be said: with gestures no more failures are made good beyond chance, cause and severity alike.",
  loyalty: "Made good is not loyal: recovery raises satisfaction, not repurchase.",

  why: "Why this is not what leads to a good ending",
  whyText:
    "Nobody drew lots for who gets an apology, a gesture or a certain step. An upset customer may get a gesture because nothing else worked; a step may be left out because the call was already lost; whoever documents with care may also handle with care. Comparing within the same cause and severity takes away some of that and never all of it. What stands out here is worth an experiment: change one thing in a playbook from a date on, for some teams first, and look at what happens.",
  toPlaybooks: "Go to the playbooks",
};
