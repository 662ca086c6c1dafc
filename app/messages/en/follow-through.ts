/** Words of the follow-through page. */
export const followThrough = {
  title: "Follow-through",
  none: "No promise is documented in this period",
  noneRecorded: "No promise is documented yet",
  noneRecordedHint:
    "A promise is what a customer was told would be done, and by when. It comes with a file that has due dates, or from the template's promise columns: what was promised, when, for when, and when it was done.",
  noneHint:
    "A promise is what a customer was told would be done, and by when. Imported due dates and documented promises both count, by the first date promised.",

  sentence: {
    kept: (kept: string, due: string) => `${kept} of ${due} promises`,
    keptEnd: (rate: string) => ` were kept on time (${rate})`,
    late: (n: string) => `, ${n} came late`,
    missed: (n: string) => `${n} were missed`,
    and: " and ",
    allKept: " None came late and none was missed.",
    most: (n: string, name: string, by: string) => ` ${n} of those not kept are on ${by} ${name}, more than on any other.`,
    ahead: (n: number, count: string) => ` ${count} ${n === 1 ? "is" : "are"} not yet due.`,
    nothingDue: "No promise of this period has come due yet; so there is nothing to measure.",
  },

  parts: "What the promises came to",
  partsHint: "By the first date that was promised; every promise is in exactly one of these.",
  partOf: (label: string) => `promises: ${label}`,

  trend: (grain: string) => `Kept on time, by ${grain} of the first date promised`,
  trendHint: "The filled part was kept on time, the whole column came due. Select a column to see its promises.",
  trendSummary: (buckets: string, due: string) => `${due} promises that came due over ${buckets} buckets; the table has each rate.`,

  curve: "Still open after the promise was made",
  curveHint:
    "The share not yet done (0–100 %) after so long, with its 95 % band. Promises still open count as open for as long as they have been.",

  splits: {
    team: "By team",
    kind: "By kind",
    procedure: "By procedure",
    hint: "Worst first; fewer than 5 are not ranked.",
  },
  by: { team: "team", kind: "the kind", procedure: "the procedure" },
  columns: {
    name: "",
    rate: "Kept on time",
    share: "Share",
    interval: "95 % interval",
    of: "Of those due",
    notDue: "Not yet due",
    bucket: "Beginning",
    kept: "Kept",
    due: "Due",
  },
  tooFew: "too few",
  nothingKnown: (by: string) => `No promise here says which ${by} it belongs to.`,

  ledger: "The promises",
  ledgerHint: "Overdue first, then what comes next, then what was done.",
  all: (n: string) => `All ${n}`,
  late: (days: number) => (days === 0 ? "less than a day late" : days === 1 ? "1 day late" : `${days.toLocaleString("en-GB")} days late`),
  overdue: (days: number) =>
    days === 0 ? "overdue since today" : days === 1 ? "1 day overdue" : `${days.toLocaleString("en-GB")} days overdue`,
  dueIn: (days: number) => (days === 0 ? "due within a day" : days === 1 ? "due in 1 day" : `due in ${days.toLocaleString("en-GB")} days`),
  due: (when: string) => `due ${when}`,
  done: (when: string) => `done ${when}`,
  moved: (n: number) => (n === 1 ? "date moved once" : `date moved ${n} times`),
  headings: {
    missed: "Overdue and not done",
    "not-due": "Coming",
    ahead: "Done ahead of time",
    late: "Done late",
    "on-time": "Kept on time",
    withdrawn: "Withdrawn by the customer",
    duplicate: "Entered twice",
  },
};
