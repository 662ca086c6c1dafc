/** The Overview, Causes and Definitions. */
export const overview = {
  overview: {
    /** How the sentence says the period; null: by its dates. */
    periodWords: (period: string, chosen: string): string | null =>
      period === "auto" && chosen === "recent" ? " in the last 30 days" : (PERIOD_WORDS[period] ?? null),
    sequels: "How it went on",
    rowUnit: "interaction",
    notAtOnce: "The summary could not be worked out; the numbers below were asked for one by one",
    emptyTitle: "Nothing in this period",
    emptyPeriod: "There are interactions in this workspace, but none in these days.",
    tileKeys: ["a", "b", "c", "d"],
  },

  decisions: {
    title: "Needs a decision",
    nothing: "Nothing here needs a decision: no failure recurs in this view, no verdict is due, and no promise was missed.",
    missed: (n: string) => `${n} missed`,
    missedWhen: (dates: string | null) =>
      dates === null ? "promises that came due in this period, not done" : `promises first due ${dates}, not done`,
    allMissed: (n: string) => `All ${n} missed promises`,
    interactions: (n: string, count: number, isLately: boolean) =>
      `${n} ${count === 1 ? "interaction" : "interactions"}${isLately ? " in 4 weeks" : ""}`,
    seen: (customers: string | null, last: string) =>
      `${customers === null ? "customers unknown" : `${customers} ${customers === "1" ? "customer" : "customers"}`} · last seen ${last.replaceAll(" ", "\u00a0")}`,
    fix: (title: string) => `“${title}”`,
    verdictDue: (day: string, isDue: boolean) => `verdict ${isDue ? "since" : "due on"} ${day.replaceAll(" ", "\u00a0")}`,
    issuesSince: (n: string) => `${n} ${n === "1" ? "issue" : "issues"} since`,
    issuesBefore: (n: string, days: number) => `${n} in ${days} days before`,
    moreVerdicts: (n: string) => `${n} more ${n === "1" ? "verdict" : "verdicts"}`,
    more: (n: string) => `${n} more recurring ${n === "1" ? "failure" : "failures"}`,
  },

  broke: {
    title: (by: string) => (by === "failure" ? "What broke" : by === "cause.anger" ? "How it felt" : "What it was about"),
    hint: (by: string) =>
      `Interactions with each ${by === "failure" ? "failure" : "cause"}; rows can exceed 100 % because an interaction can show two. Dark rows make up 80 %.${by === "failure" ? "" : " No failure is recorded in this view."}`,
    nothing:
      "Neither a failure nor a cause is recorded in this view. The template has columns for both, and a file's mapping can name them.",
  },

  causes: {
    axes: "Axes of causes",
    axisNames: { anger: "How it felt", resistance: "Why it stayed difficult", topic: "What it was about" },
    noneKnown: "none recorded",
    badAxis: (given: string) => `axis must be anger, resistance or topic; got "${given}"`,
    ranking: "Causes by interactions",
    rankingHint: "Rows can exceed 100 % because an interaction can have two causes. Dark rows make up 80 %; select a name for its trend.",
    only: "only this cause",
    nothingKnown:
      "No cause is recorded on this axis in this view. The template has a column for each axis; imported categories are topics.",
    vital: (vital: number, all: number) => (vital === all ? (all === 1 ? "One cause" : `${all} causes`) : `${vital} of ${all} causes`),
    vitalShare: (vital: number) => (vital === 1 ? "makes up 80 % of what was recorded." : "make up 80 % of what was recorded."),
    first: (label: string, share: string) => `First is ${label}, in ${share} of the interactions.`,
    unknownBefore: "The cause is not known for ",
    unknown: (n: string, share: string) => `${n} (${share})`,
    allKnown: "Every interaction has one.",
  },

  definitions: {
    sentence:
      "What each number means: what is counted, what it is divided by, when it can be measured, and what to mind. A number always opens into these parts.",
    onThisPage: "On this page",
    fields: {
      definition: "Definition",
      numerator: "Numerator",
      denominator: "Denominator",
      unit: "Unit",
      cohortDate: "Cohort date",
      maturity: "Maturity",
      source: "Source",
      better: "Better",
      caveat: "Caveat",
    },
    better: { higher: "Higher", lower: "Lower", neither: "Neither: it describes" },
    unit: {
      interaction: "Interaction",
      issue: "Issue: what one customer needs, over several contacts",
      customer: "Customer",
      promise: "Promise",
      failure: "Failure",
      commendation: "Commendation",
      step: "Handling step of an interaction",
      field: "Field of an interaction's documentation",
      contact: "Handled contact",
    },
    conventions: "What holds for every number",
    rules: [
      {
        name: "As of",
        rule: "Every number is as of a moment: what was contacted, done or closed later has not happened yet. Without one it is now, cut to the minute.",
      },
      {
        name: "Period",
        rule: "From a first day up to, not including, another, in the workspace's time zone. What is known only to the day keeps that day in every zone.",
      },
      { name: "Interval", rule: "A rate carries its numerator, its denominator and Wilson's 95 % interval." },
      { name: "Too few", rule: "Under 5 cases a rate is greyed: it says little. Without any it has no value, shown as —." },
      { name: "Not measurable", rule: "What still has time to go is neither success nor failure; it is counted apart." },
      {
        name: "Left out",
        rule: "Test, spam, deleted and merged interactions, each counted with its reason. A merged one counts once, where it went.",
      },
      { name: "Not known", rule: "A row of its own. Not knowing is not the same as no." },
      {
        name: "Comparison",
        rule: "The period of the same length just before, or the same a year earlier; the compared dates are printed.",
      },
      {
        name: "Usual and limit",
        rule: "The mean of the complete periods and three sigma around it, widened where counts vary more than chance. A point beyond the limit is unusual, not yet explained.",
      },
    ],
  },
} as const;

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
