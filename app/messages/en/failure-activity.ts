const actors: Record<string, string> = { owner: "you", system: "Debrief", command: "the command line" };

/** What a detail is called before its value; the others are not said. */
const details: Record<string, string> = {
  production: "production",
  support: "support",
  count: "",
  from: "from",
  to: "to",
  reason: "",
  title: "",
  name: "",
  text: "",
  note: "",
  code: "",
  interactions: "until further interactions:",
  customers: "until further customers:",
  into: "into",
  outcome: "",
  severity: "severity",
  occurrence: "occurrence",
  detection: "detection",
};

/** Words of what was done to a failure, and of what became of it. */
export const failureActivity = {
  title: "Activity",
  none: "Nothing has been done to this failure here yet.",
  byRules: "by the rules",
  kinds: {
    created: "Made",
    renamed: "Renamed",
    owner: "Owners assigned",
    archived: "Archived",
    reopened: "Reopened",
    linked: "Interactions linked",
    unlinked: "Interactions unlinked",
    rule: "Link rule changed",
    merged: "Merged",
    unmerged: "Merge taken back",
    split: "Split",
    fix: "Fix",
    baseline: "New baseline",
    assessed: "Assessed",
    decision: "Decision",
    comment: "Comment",
    state: "State",
  },
  actors,
  details,
};
