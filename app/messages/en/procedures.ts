/** Words of the register of procedures and of one procedure's page. */
export const procedures = {
  title: "Procedures",
  caption: "Procedures, what costs most time first",
  none: "No procedure is documented yet",
  noneHint:
    "A procedure is a documented way of working. Procedures come with the interactions that are documented under them: name them in the template's columns procedure and procedure_version.",
  noneMatches: "None of the procedures meets these filters",

  sentence: {
    procedures: (n: number) => (n === 1 ? "One procedure" : `${n} procedures`),
    failing: (n: number) =>
      n === 0 ? ", none with a failure that recurs." : n === 1 ? ", one with a failure that recurs." : `, ${n} with failures that recur.`,
    unowned: (n: number) =>
      n === 0 ? "" : n === 1 ? " One has an owner missing: name one first." : ` ${n} have an owner missing: name them first.`,
    unversioned: (n: number) =>
      n === 0
        ? ""
        : n === 1
          ? " Of one no version is in effect, so its adoption cannot be told."
          : ` Of ${n} no version is in effect, so their adoption cannot be told.`,
  },

  columns: {
    procedure: "Procedure",
    owners: "Production / support owner",
    version: "Version",
    failures: "Recurring failures",
    interactions: "Interactions",
    minutes: "Minutes",
    missed: "Promises missed",
    adoption: "Adoption",
  },
  document: "document",
  documentOf: (name: string) => `document of ${name}`,
  unowned: "unowned",
  retired: "retired",
  noVersion: "no version",
  version: (n: number) => `version ${n}`,
  since: (day: string) => `since ${day}`,
  zero: "·",
  interactionsOf: (name: string) => `interactions of ${name}`,
  missedOf: (name: string) => `missed promises of ${name}`,
  adoptedOf: (name: string) => `handled by the current version of ${name}`,
  of: (n: string) => `of ${n}`,

  detail: {
    sentence: {
      interactions: (count: string, n: number) => `${count} ${n === 1 ? "interaction" : "interactions"}`,
      documented: " documented under it in this period",
      nothing: "Nothing was documented under it in this period",
      adopted: (rate: string, version: number | null) =>
        `, ${rate} handled by ${version === null ? "the version of the time" : "the version current at the contact"}`,
      notAdopted: ", of none of which it can be told whether the current version was followed",
      recurring: (n: number) =>
        n === 0 ? " No failure of it recurs." : n === 1 ? " One failure of it recurs." : ` ${n} failures of it recur.`,
      end: ".",
    },
    versions: "Versions",
    versionsHint: "Each holds from its day until the next one's. What a version said is not changed afterwards: write the next one.",
    noVersions: "No version is written down. With the first one it can be told who follows it.",
    current: "current",
    comes: "not in effect yet",
    nothingWritten: "What it says is not written down.",
    add: (n: number) => `Add version ${n}`,
    effective: "In effect from",
    document: "What it says",
    documentHint: "In plain words; or give the address below.",
    documentUrl: "Address of the document",
    documentUrlHint: "Begins with https:// or http://",
    save: "Save",
    added: (n: number) => `Version ${n} is added.`,
    saved: "Saved.",
    failed: "It could not be saved, and nothing was changed. Try again.",

    owners: "Owners",
    production: "Production",
    support: "Support",
    nobody: "nobody",
    meantFor: "Meant for",
    meantForHint:
      "Which of the interactions documented under it the procedure is meant for; the rest is left out of its adoption. Nothing chosen: all of them.",
    meantForAll: "Everything documented under it",
    change: "Change",
    dimensions: { team: "Teams", product: "Products", channel: "Channels", cause: "Causes" },
    short: { team: "team", product: "product", channel: "channel", cause: "cause" },
    several: "Hold Ctrl or ⌘ to choose several, or to take one off.",
    retire: "Retire it",
    retireHint: "From now on no version is in force. What is documented stays.",
    unretire: "Bring it back",
    retiredOn: (day: string) => `Retired on ${day}`,

    failures: "Failures",
    failuresHint: "How it fails, most often in the period first",
    noFailures: "No failure of it has been seen.",
    failure: "Failure",
    state: "State",
    fixes: "Fixes",
    noFixes: "No fix of its failures is planned or made.",
    fix: "Fix",
    effectiveOn: "In effect",
    verdict: "Verdict",
    verdicts: {
      planned: "planned",
      verifying: "being verified",
      effective: "effective",
      worse: "worse",
      inconclusive: "inconclusive",
      none: "nothing to compare",
    },
    soFar: (verdict: string) => `${verdict} so far`,
    regressed: (day: string) => `, regressed on ${day}`,

    trend: (grain: string) => `Interactions a ${grain}`,
    trendHint: "By when they were contacted; a line where a version came into effect",
    trendSummary: (count: string, versions: number) => `${count} interactions; ${versions} versions came into effect.`,

    adoption: "Adoption by team",
    adoptionHint:
      "The share handled by the version current at the contact, over how many interactions it speaks for. A team outside the inner lines differs by more than chance in 1 of 20; outside the outer ones, in 1 of 500.",
    noAdoption:
      "Whether the current version is followed cannot be told here: no interaction says which version it was handled by while one was in effect.",
    coverage: (known: string, of: string) => `The version is documented in ${known} of ${of} eligible interactions.`,
    unknown: (n: string) => `${n} do not say it`,
    funnelSummary: (teams: number, outside: number) => `${teams} teams, ${outside} of them outside the 95 % limits.`,
    all: (rate: string) => `all ${rate}`,
    axis: "interactions",
    team: "Team",
    share: "Current version",
    madeOf: "Of",
    place: "Against all",
    places: {
      few: "too few",
      within: "as the others",
      low: "lower (95 %)",
      high: "higher (95 %)",
      "far-low": "lower (99.8 %)",
      "far-high": "higher (99.8 %)",
    },
    facts: {
      interactions: "Interactions",
      time: "Time spent",
      missed: "Promises missed",
      adoption: "Adoption",
      document: "Document",
      version: "Current version",
    },
  },
};
