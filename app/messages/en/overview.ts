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
    nothing:
      "Nothing here needs a decision: no failure recurs in this view, no verdict is due, no promise was missed, and no praise waits to be passed on.",
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
    praise: "Wins to recognise",
    toPassOn: (n: string) => `${n} to pass on`,
    praiseDetail: "verified commendations of this period that nobody has been thanked for",
    more: (n: string) => `${n} more recurring ${n === "1" ? "failure" : "failures"}`,
  },

  broke: {
    title: (by: string) => (by === "failure" ? "What broke" : by === "cause.anger" ? "How it felt" : "What it was about"),
    hint: (by: string) =>
      `Interactions with each ${by === "failure" ? "failure" : "cause"}; rows can exceed 100 % because an interaction can show two. Dark rows make up 80 %.${by === "failure" ? "" : " No failure is recorded in this view."}`,
    nothing:
      "Neither a failure nor a cause is recorded in this view. The template has columns for both, and a file's mapping can name them.",
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
