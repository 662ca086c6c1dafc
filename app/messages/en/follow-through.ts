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

  rates: "In other ways of counting",
  ratesHint: "Each answers a question of its own; only the first promised date says what follow-through is.",
  notAsked: (n: string) => `${n} not asked`,
  work: "Work on the promises",

  fix: {
    first: "Fix first: ",
    named: (kind: string, procedure: string) => `${kind} under “${procedure}”`,
    counts: (broken: string, due: string) => `${broken} of ${due} due`,
    end: " were broken, more than of any other kind and procedure.",
  },

  broken: {
    title: "Broken promises by procedure and kind",
    hint: "Done late or missed, of those that came due; the most broken first. Select a number to see its promises.",
    procedure: "Procedure",
    total: "All",
    tooFew: "too few",
    label: (name: string) => `broken: ${name}`,
    cell: (procedure: string, kind: string) => `${procedure}, ${kind}`,
    hidden: (n: number) => `${n} more ${n === 1 ? "procedure" : "procedures"} with fewer are in the totals only.`,
  },

  curves: {
    title: "How long it takes",
    hint: "The share still open (0–100 %) after so long, with its 95 % band. What is still open counts as open for as long as it has been. Select a point to see what had ended by then.",
    clock: "From",
    clocks: {
      "time-to-follow-up": "promise to done",
      "time-to-resolution": "contact to first resolution",
      "time-to-last-resolution": "contact to last resolution",
    },
    compare: "Compare by",
    together: "nothing",
    dimensions: { team: "team", kind: "kind", procedure: "procedure", product: "product", channel: "channel", severity: "severity" },
    all: (id: string) => (id === "time-to-follow-up" ? "All promises" : "All interactions"),
    nothing: "Nothing here has a beginning and an end to measure, or none of it says which group it belongs to.",
    group: "Group",
    atRisk: "Still watched at that time",
    watchedAt: (name: string, time: string) => `still watched after ${time}: ${name}`,
    point: (name: string, time: string, open: string, ended: string) => `${name} after ${time}: ${open} still open, ${ended} ended`,
    summary: (name: string, watched: string, ended: string, median: string | null) =>
      `${name}: ${ended} of ${watched} ended, ${median === null ? "half of them not reached" : `half of them within ${median}`}.`,
    median: (time: string) => `half within ${time}`,
    medianNotReached: "half: not reached",
    notReached: "not reached",
    of: " of ",
    ended: " ended",
    sooner: (first: string, last: string, id: string) =>
      `${first}: ${id === "time-to-follow-up" ? "kept" : "resolved"} sooner than ${last}.`,
    differ: (first: string, last: string, id: string) =>
      `They are not all alike: ${first} ${id === "time-to-follow-up" ? "is kept" : "is resolved"} soonest, ${last} latest.`,
    noDifference: "No difference that could not be chance.",
    test: (chiSquared: string, df: number, p: string) =>
      ` Log-rank test: χ² ${chiSquared}, ${df} ${df === 1 ? "degree" : "degrees"} of freedom, ${p}.`,
    tooFewToCompare: "Too few have ended to compare: two groups with at least 5 each are needed.",
    tooFew: (names: string) => `Left out of the test, with fewer than 5 ended: ${names}.`,
    several:
      "One test of all groups together: it says that not all are alike, not which two differ. Of twenty such looks at groups that are alike, one shows a difference by chance.",
    left: (names: string) => `Not drawn, smaller: ${names}.`,
    unknown: (n: string) => `Not drawn: ${n} of which the group is not known.`,
  },

  silence: {
    title: "Longest silence",
    hint: "The longest that a customer heard nothing of a promise while it was open: between its making, each progress report and its end.",
    nothing: "No promise was made in this period.",
    limit: "Long from",
    days: (n: number) => (n === 1 ? "1 day" : `${n} days`),
    silent: (long: string, all: string) => `${long} of ${all} promises`,
    silentEnd: (limit: string, share: string, interval: string) => ` had a silence of ${limit} or longer (${share}; ${interval}).`,
    growing: (n: string) => `${n} of them`,
    growingEnd: " are still open, so their silence may still grow.",
    stillGrowing: (n: string) => `${n} still open`,
    by: { procedure: "By procedure", kind: "By kind" },
    columns: { median: "Half within", p90: "9 in 10 within", long: "Long", of: "Promises" },
  },

  parts: "What the promises came to",
  partsHint: "By the first date that was promised; every promise is in exactly one of these.",
  partOf: (label: string) => `promises: ${label}`,

  trend: (grain: string) => `Kept on time, by ${grain} of the first date promised`,
  trendHint: "The filled part was kept on time, the whole column came due. Select a column to see its promises.",
  trendSummary: (buckets: string, due: string) => `${due} promises that came due over ${buckets} buckets; the table has each rate.`,

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
