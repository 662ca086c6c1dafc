const TARGETS: readonly (readonly [number, string])[] = [
  [1, "fewer than before"],
  [0.75, "at most three quarters"],
  [0.5, "at most half"],
  [0.25, "at most a quarter"],
  [0.1, "at most a tenth"],
];

/** Words of fixes and their verdicts, on the page of a failure. */
export const fixes = {
  title: "Verdict",
  stages: { planned: "planned", verifying: "verifying", final: "final" },
  outcomes: { effective: "effective", worse: "worse than before", inconclusive: "inconclusive", none: "nothing to compare with" },
  soFar: (outcome: string) => `${outcome} so far`,
  regressed: (day: string) => `regressed on ${day}`,

  target: (ratio: number) => TARGETS.find(([target]) => target === ratio)?.[1] ?? `at most ${ratio} times`,
  days: (n: number) => (n % 7 === 0 && n >= 14 ? `${n / 7} weeks` : `${n} days`),
  criterion: (target: string, window: string, day: string, who: string) => `criterion: ${target}, ${window}, set ${day} by ${who}`,
  teams: (names: string) => `only ${names}`,
  never: (n: number) => (n === 1 ? "back as soon as it happens once" : `back as soon as it has happened ${n} times`),
  times: "times the rate before",
  interval: (low: string, high: string) => `(${low}–${high})`,
  progress: (seen: string, all: string) => `${seen} of ${all} days seen`,

  sentence: {
    sinceVersion: (version: number, day: string) => `Since version ${version} of the procedure took effect on ${day}, `,
    sinceFix: (title: string, day: string) => `Since “${title}” took effect on ${day}, `,
    seen: (count: string, n: number) => `${count} ${n === 1 ? "issue" : "issues"}`,
    expected: (expected: string) => ` instead of the ${expected} expected`,
    effective: " That is already more than luck",
    worse: " That is more than before, and more than luck",
    open: " That can still be luck",
    met: (target: string, days: string) => `; the criterion set (${target}) is judged in ${days}.`,
  },

  meter: {
    prove: (n: number, most: number) => {
      const days = n === 1 ? "1 more day" : `${n} more days`;
      return most === 0
        ? `${days} without a further issue would prove it`
        : `${days} with at most ${most} further ${most === 1 ? "issue" : "issues"} would prove it`;
    },
    cannotAnyMore: "Too many were seen already: this window can no longer prove it",
    neverCould: (needed: string | null) =>
      needed === null
        ? "Nothing was seen before it, so nothing can be proven"
        : `Even none at all would prove nothing: too few were seen before. A window of ${needed} could`,
    planned: (day: string) => `Takes effect on ${day}`,
    effective: "The criterion is met",
    cameBack: "It came back, whatever the verdict was",
    worse: "It got worse",
    inconclusive: "Neither the criterion nor its opposite is proven",
    none: "No ratio: nothing was seen before it",
  },

  facts: {
    before: "Before",
    after: "After",
    tail: "Told later",
    undated: "Undated",
    others: "Elsewhere",
  },
  side: (exposure: string, kind: "days" | "contacts") => (kind === "days" ? ` in ${exposure} days` : ` in ${exposure} contacts`),
  issues: (count: string, n: number) => `${count} ${n === 1 ? "issue" : "issues"}`,
  tail: " happened before it, and count on neither side",
  undatedBefore: " before",
  undatedAfter: " after",
  undatedHint: ", dated by when they were told",
  othersTo: " to ",
  othersHint: (n: number) => ` in the same days, ${n === 1 ? "one failure" : `${n} failures`} of procedures that did not change`,
  othersRatio: (times: string, low: string, high: string) => `: this one changed ${times} times as much (${low}–${high})`,

  warnings: {
    retrospective: "The criterion was set after it took effect.",
    peak: "The days before hold the busiest month of the year: some fall would follow without a fix, too.",
    few: (seen: number, least: number) => `${seen} were seen before; to prove this target, it takes ${least}.`,
  },

  history: "What was tried",
  historyHint: "Each with what the numbers say of it",
  none: "No fix is recorded. Record what is changed and what will count as success, best before it takes effect.",
  effectiveOn: (day: string) => `from ${day}`,
  version: (n: number) => `version ${n}`,
  record: "Record a fix",
  edit: "Change",
  editNamed: (title: string) => `Change “${title}”`,
  withdraw: "Withdraw",
  withdrawNamed: (title: string) => `Withdraw “${title}”`,
  ask: "It will be judged no longer.",
  sure: "Withdraw it",
  keep: "Keep it",
  locked: "In effect: what it is judged by stays as it was set.",
  failed: "That did not work. Try it again.",

  form: {
    title: "What is changed",
    titlePlaceholder: "The carrier's holidays are included",
    effectiveOn: "In effect from",
    version: "Version of the procedure",
    noVersion: "None",
    newVersion: "A new one, from the same day",
    versionNamed: (n: number, day: string) => `Version ${n}, since ${day}`,
    changes: "What the new version says",
    target: "Counts as success",
    window: "Watched for days",
    baseline: "Compared with days before",
    never: "Back at once after",
    neverHint: "So many times since; for what must never happen. Empty: by the target alone",
    teams: "Only for some teams",
    save: "Record it",
    change: "Save",
    cancel: "Cancel",
  },
  preview: {
    before: (n: number, days: string) => `${n === 1 ? "One issue" : `${n} issues`} in the ${days} before.`,
    most: (n: number) => (n === 0 ? " Only none at all in the window would prove it." : ` At most ${n} in the window would prove it.`),
    impossible: (least: number, needed: string | null) =>
      ` Not even none would prove it: that takes ${least} before${needed === null ? "." : `, or a window of ${needed}.`}`,
    peak: " They hold the busiest month of the year, so some fall would follow anyway: a longer baseline is fairer.",
    retrospective: " It is in effect already: the verdict will say that the criterion was set afterwards.",
  },
};
