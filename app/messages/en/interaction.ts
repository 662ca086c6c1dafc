/** Words of one interaction's page. */
export const interaction = {
  title: (externalId: string) => `Interaction ${externalId}`,
  timeline: "What happened",
  timelineHint: (zone: string) => `In order, by the clock of ${zone}; where only the day is known, no time is shown.`,
  took: (kind: "promise" | "resolution", elapsed: string, business: string | null) =>
    `${elapsed} after ${kind === "promise" ? "it was promised" : "the contact"}${business === null ? "" : `, ${business} of it in working hours`}`,
  narrative: "As documented",
  others: "The rest of the case",
  relations: {
    first: "the first of the case",
    follow_up: "follow-up",
    same_issue: "same issue",
    merged_into: "counted here: this one was merged into it",
  },
  ahead: "still to come",
  status: (word: string) => `not counted: ${word}`,

  sentence: {
    kind: (isDifficult: boolean) => (isDifficult ? "A difficult interaction" : "An interaction that was not difficult"),
    by: (channel: string) => ` by ${channel.toLowerCase()}`,
    on: (when: string) => ` on ${when}`,
    felt: (causes: string) => `; it felt like ${causes}`,
    showed: (failures: string) => `, and showed: ${failures}`,
    closed: (when: string) => ` It was closed on ${when}`,
    open: " It has no closing time",
    promises: (words: string) => `; ${words}`,
    commended: ", and it was commended.",
    end: ".",
  },
  promise: (kind: string, state: string) => `promised ${kind.toLowerCase()}: ${state}`,
  promisesMany: (n: number, states: string) => `of ${n} promises ${states}`,

  entries: {
    occurred: () => "It happened",
    contacted: (facts: Facts) =>
      `${facts.direction === "outbound" ? "We contacted the customer" : "The customer contacted us"}${facts.channel ? ` by ${lower(facts.channel)}` : ""}${facts.mood === null ? "" : `, mood ${facts.mood} of 5`}`,
    consulted: (facts: Facts) => `Consulted ${facts.name ?? "an expert"}`,
    handover: (facts: Facts) =>
      `${facts.how === "escalation" ? "Escalated" : "Transferred"}${facts.from ? ` from ${facts.from}` : ""}${facts.to ? ` to ${facts.to}` : ""}${facts.level === null ? "" : `, level ${facts.level}`}`,
    escalated: () => "Escalated",
    apology: () => "Apologised",
    gesture: (facts: Facts) => (facts.value ? `Made it up with ${facts.value}` : "Made it up"),
    promise_made: (facts: Facts) =>
      `Promised: ${lower(facts.kind)}${facts.team || facts.person ? `, by ${facts.person ?? facts.team}` : ""}`,
    promise_due: (facts: Facts) => `${facts.kind} due${facts.moved ? ", by the first date" : ""}${facts.state ? `: ${facts.state}` : ""}`,
    promise_moved: (facts: Facts) =>
      `${facts.kind} moved to ${facts.to}${facts.byCustomer === null ? "" : facts.byCustomer ? ", agreed with the customer" : ", without the customer"}`,
    progress_report: (facts: Facts) => `Reported progress on the ${lower(facts.kind)}`,
    promise_done: (facts: Facts) => `${facts.kind} done${SATISFIED[String(facts.satisfied)] ?? ""}`,
    promise_cancelled: (facts: Facts) => `${facts.kind} ${CANCELLED[String(facts.by)] ?? "cancelled"}`,
    resolved: () => "Resolved",
    reopened: () => "Reopened",
    closed: (facts: Facts) =>
      `Closed${facts.outcome ? `: ${lower(facts.outcome)}` : ""}${facts.mood == null ? "" : `, mood ${facts.mood} of 5`}`,
    commendation: (facts: Facts) =>
      `Commended${facts.behaviour ? ` for: ${facts.behaviour}` : ""}${facts.person ? ` (${facts.person})` : ""}${facts.verified ? "" : ", not verified"}`,
    recognised: (facts: Facts) => `${facts.person ?? "The person"} was thanked for it`,
  },

  panels: {
    what: "What it was",
    ended: "How it ended",
    effort: "What it took",
    promises: "Promises",
    steps: "Handling steps",
    source: "Where it comes from",
    columns: "Other columns of the source",
  },
  fields: {
    difficultyType: "Type",
    severity: "Severity",
    mood: "Mood",
    procedure: "Procedure",
    failures: "Failures",
    fault: "Fault",
    team: "Team",
    agent: "Agent",
    product: "Product",
    counterparty: "With",
    reportedCause: "Reported cause",
    verifiedCause: "Verified cause",
    waitingOn: "Waited on",
    outcome: "Outcome",
    desired: "Wanted",
    granted: { yes: "granted", no: "not granted" },
    expectedOutcomeTold: "Told to expect",
    options: "Options offered",
    chosen: "chosen",
    agreement: "Agreement",
    reached: { yes: "reached", no: "not reached" },
    resolutionPath: "Way to it",
    workaround: "Workaround",
    articles: "Articles used",
    articleState: "Article",
    blockedBy: "Blocked by",
    gestures: "Made up with",
    handovers: "Handed over",
    wait: "Waiting",
    hold: "On hold",
    handle: "Handling",
    calm: "Until calm",
    transfers: "Transfers",
    loops: "Back to step one",
    restarts: "Story told again",
    escalation: "Escalation level",
    fastTracked: "Fast-tracked",
    abuse: "Abuse",
    sourceName: "Source",
    externalId: "External id",
    customer: "Customer",
    issue: "Issue",
    importFile: "Imported from",
    unknown: "not known",
    yes: "yes",
    no: "no",
  },
  version: (name: string, version: number) => `${name}, version ${version}`,
  minutes: (n: string) => `${n} min`,
  times: (n: number) => (n === 1 ? "once" : `${n} times`),
  pseudonym: (key: string) => `${key} (pseudonym)`,
  articleStates: { current: "current", outdated: "outdated", missing: "missing" },
  blockers: { authority: "missing authority", tool: "a tool", information: "missing information" },
  observed: { yes: "done", no: "not done", not_applicable: "not applicable" },
  avoided: { yes: "happened", no: "avoided", not_applicable: "not applicable" },
  dueBy: (when: string) => `by ${when}`,
} as const;

type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

const SATISFIED: Record<string, string> = { true: ", and the customer was satisfied", false: ", and the customer was not satisfied" };

const CANCELLED: Record<string, string> = {
  customer: "withdrawn by the customer",
  us: "cancelled by us",
  duplicate: "entered twice",
};

function lower(word: string | number | boolean | null | undefined): string {
  return String(word ?? "").toLowerCase();
}
