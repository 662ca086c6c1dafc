/** Words of the failures' list and of one failure's page. */
export const failures = {
  title: "Failures",
  caption: "Failures seen in the period",
  noneSeen: "No failure was seen in this period",
  noneRecorded: "No failure is recorded yet",
  noneRecordedHint:
    "A failure is a procedure and how it fails: a missing step, a wrong one, a late one. Name it in the template's columns failure_procedures, failure_modes and failure_titles, or import a file whose mapping knows it, such as one that says which answers came late.",
  noneSeenHint: "Interactions are linked to a failure while they are documented or imported; none of those in view is.",

  sentence: {
    seen: (n: number) => (n === 1 ? "One failure was seen" : `${n} failures were seen`),
    recurring: (n: number, seen: number) =>
      n === 0
        ? ", none of them recurring."
        : n === seen
          ? seen === 1
            ? ", and it recurs."
            : ", all of them recurring."
          : `, ${n} of them recurring.`,
    vital: (n: number, of: "minutes" | "interactions") => [
      n === 1 ? " One makes up " : ` ${n} make up `,
      of === "minutes" ? "80 % of the minutes spent" : "80 % of the interactions",
      ".",
    ],
    isNew: (n: number) => (n === 0 ? "" : n === 1 ? " One is new this week." : ` ${n} are new this week.`),
    unowned: (n: number) => [n === 1 ? " One that recurs has " : ` ${n} that recur have `, "no owner in production", ": name one first."],
  },

  selected: (n: number) => (n === 1 ? "One failure selected" : `${n} failures selected`),
  showSelected: "Show their interactions",
  exportSelected: "Export them as CSV",
  clearSelected: "Select none",
  select: (title: string) => `Select ${title}`,

  columns: {
    select: "Selected",
    failure: "Failure",
    state: "State",
    owners: "Production / support owner",
    weeks: (n: number, until: string | null) => (until === null ? `${n} weeks` : `${n} weeks to ${until}`),
    interactions: "Interactions",
    customers: "Customers",
    minutes: "Minutes",
    missed: "Promises missed",
    first: "First seen",
    last: "Last seen",
  },
  sortBy: (name: string) => `Sort by ${name.toLowerCase()}`,
  states: { candidate: "candidate", new: "new", recurring: "recurring" },
  stateHints: {
    candidate: "Seen, but not often enough to be called recurring",
    new: "Became recurring within the last 7 days",
    recurring: "Meets the recurrence rule",
  },
  unowned: "unowned",
  noOwner: "no owner",
  customersUnknown: "customers unknown",
  unknown: "unknown",
  minutesUnknown: "not known",
  sparkline: (title: string, total: string, highest: string) => `${title}: ${total} interactions over the weeks, at most ${highest} in one`,
  interactionsOf: (title: string) => `interactions of ${title}`,
  customersOf: (title: string) => `customers of ${title}`,
  minutesOf: (title: string) => `minutes of ${title}`,
  missedOf: (title: string) => `missed promises of ${title}`,
  report: "Recurring-issue report",
  today: "today",
  yesterday: "yesterday",
  daysAgo: (n: number) => `${n} d`,
  zero: "·",

  detail: {
    sentence: {
      seen: (count: string, n: number) => `${count} ${n === 1 ? "interaction" : "interactions"}`,
      inPeriod: " in this period",
      customers: (count: string, n: number) => ` of ${count} ${n === 1 ? "customer" : "customers"}`,
      customersUnknown: ", of customers that are not known",
      minutes: (minutes: string) => `, ${minutes} spent`,
      missed: (missed: string, due: string) => `${missed} of ${due} promises missed`,
      since: (day: string) => ` It recurs since ${day}.`,
      candidate: " It has not been seen often enough to be called recurring.",
      never: "No interaction that counts shows it.",
      notInPeriod: (day: string) => `Not seen in this period; last seen on ${day}.`,
    },
    trend: (grain: string) => `Interactions a ${grain}, by when it happened`,
    trendHint: (dated: string, total: string, chart: string | null) =>
      [
        chart === null ? null : `${chart} chart: points beyond the limit are marked`,
        dated === total ? null : `${dated} of ${total} say when it happened; the rest stand where they were told`,
      ]
        .filter((part) => part !== null)
        .join(" · "),
    trendEmpty: "No interaction in this period to draw.",
    summary: (count: string, buckets: string, grain: string) => `${count} interactions over ${buckets} buckets of a ${grain}.`,
    cases: "Cases",
    casesHint: "Newest first",
    allCases: (n: string) => `All ${n}`,
    noCases: "No interaction of this failure lies in this period.",
    facts: {
      procedure: "Procedure",
      mode: "Went wrong by",
      production: "Production",
      support: "Support",
      interactions: "Interactions",
      customers: "Customers",
      time: "Time spent",
      caused: "Work it caused",
      sinceChange: "Since the change",
      missed: "Promises missed",
      felt: "Felt as",
      first: "First seen",
      last: "Last seen",
      since: "Recurring since",
    },
    ofAll: (inPeriod: string, all: string) => `${inPeriod} in this period, ${all} in all`,
    contacts: (n: string) => `${n} contacts`,
    caused: (later: string, time: string | null) =>
      `, of which ${later} came later about the same issues${time === null ? "" : `; about ${time} at its own median`}`,
    sinceChange: (day: string) => ` happened since the procedure changed on ${day}`,
    tail: " told since, but happened before it",
    and: ", and ",
    ofWord: " of ",
    customersAll: (inPeriod: string, all: string) => `${inPeriod} in this period, ${all} in all`,
    time: (total: string, median: string, p90: string) => `${total}, median ${median} min, p90 ${p90} min`,
    timeKnown: (known: string, all: string) => ` (known for ${known} of ${all})`,
    felt: (name: string, share: string) => `${name.toLowerCase()} ${share}`,
    hours: (n: string) => `${n} h`,
    minutes: (n: string) => `${n} min`,
  },
};
