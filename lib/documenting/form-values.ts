/*
 * What the documenting form holds, as it is typed: texts, "" where nothing is said. It is kept so in drafts, filled so
 * from an interaction that is to be corrected, and made an item of the interface for programs when it is filed.
 */

export type YesNo = "" | "yes" | "no";

export interface OptionValues {
  text: string;
  wasChosen: boolean;
}

export interface HandoverValues {
  kind: "escalation" | "transfer";
  fromTeam: string;
  toTeam: string;
  level: string;
  reason: string;
  wasWarm: YesNo;
  note: string;
  receiverRating: string;
  /** When it was; kept as it is, the form does not ask for it. */
  at: string;
}

export interface GestureValues {
  kind: string;
  value: string;
  currency: string;
  at: string;
}

export interface StepValues {
  step: string;
  polarity: "do" | "avoid";
  observed: "" | "yes" | "no" | "not_applicable";
}

export interface FormValues {
  isDifficult: "yes" | "no";
  customer: string;
  issueKey: string;
  /** Id of the earlier interaction that this one follows up. */
  followUpOf: string;
  counterparty: string;
  customerZone: string;
  channel: string;
  team: string;
  product: string;
  summary: string;
  /** A day, or a day and a time by the clock of the workspace: 2026-03-04, 2026-03-04T09:12. */
  contactedAt: string;
  occurredAt: string;
  angerCause: string;
  resistance: string;
  /** Further causes, which are kept as they are. */
  moreCauses: { axis: "anger" | "resistance" | "topic"; path: string[]; isPrimary: boolean }[];
  moodStart: string;
  moodEnd: string;
  severity: string;
  procedure: string;
  failureMode: string;
  failureTitle: string;
  /** Further failures, which are kept as they are. */
  moreFailures: { procedure: string; mode: string; title: string }[];
  outcome: string;
  closed: YesNo;
  closedAt: string;
  promiseKind: string;
  promiseText: string;
  promiseDue: string;

  customerFacts: string;
  ownFacts: string;
  reportedCause: string;
  verifiedCause: string;
  fault: string;
  desiredOutcome: string;
  wasDesiredOutcomeGranted: YesNo;
  options: OptionValues[];
  wasAgreementReached: YesNo;
  expectedOutcomeTold: string;
  apologyTiming: string;
  apologyScope: string;
  apologyFor: string;
  resolutionPath: string;
  /** One a line. */
  articles: string;
  articleState: string;
  workaround: string;
  preventiveAction: string;
  escalationLevel: string;
  handovers: HandoverValues[];
  loopCount: string;
  storyRestartCount: string;
  transferCount: string;
  waitingOnTeam: string;
  waitingOnMinutes: string;
  waitingReason: string;
  waitMinutes: string;
  holdMinutes: string;
  handleMinutes: string;
  minutesToCalm: string;
  wasAnnounced: YesNo;
  blockedBy: string;
  /** Id of the version of the playbook that was followed. */
  playbook: string;
  steps: StepValues[];
  gestures: GestureValues[];
  /** Teams whose experts were asked, one a line. */
  experts: string;
  commendationBehaviour: string;
  commendationText: string;
  commendationSource: string;
}

/** A form in which nothing is said. */
export const EMPTY_FORM: FormValues = {
  isDifficult: "yes",
  customer: "",
  issueKey: "",
  followUpOf: "",
  counterparty: "",
  customerZone: "",
  channel: "",
  team: "",
  product: "",
  summary: "",
  contactedAt: "",
  occurredAt: "",
  angerCause: "",
  resistance: "",
  moreCauses: [],
  moodStart: "",
  moodEnd: "",
  severity: "",
  procedure: "",
  failureMode: "",
  failureTitle: "",
  moreFailures: [],
  outcome: "",
  closed: "",
  closedAt: "",
  promiseKind: "",
  promiseText: "",
  promiseDue: "",
  customerFacts: "",
  ownFacts: "",
  reportedCause: "",
  verifiedCause: "",
  fault: "",
  desiredOutcome: "",
  wasDesiredOutcomeGranted: "",
  options: [],
  wasAgreementReached: "",
  expectedOutcomeTold: "",
  apologyTiming: "",
  apologyScope: "",
  apologyFor: "",
  resolutionPath: "",
  articles: "",
  articleState: "",
  workaround: "",
  preventiveAction: "",
  escalationLevel: "",
  handovers: [],
  loopCount: "",
  storyRestartCount: "",
  transferCount: "",
  waitingOnTeam: "",
  waitingOnMinutes: "",
  waitingReason: "",
  waitMinutes: "",
  holdMinutes: "",
  handleMinutes: "",
  minutesToCalm: "",
  wasAnnounced: "",
  blockedBy: "",
  playbook: "",
  steps: [],
  gestures: [],
  experts: "",
  commendationBehaviour: "",
  commendationText: "",
  commendationSource: "",
};

/** Whether the interaction counts as closed: as said, or, where nothing is said, by how it ended. */
export function isClosed({ closed, outcome }: Pick<FormValues, "closed" | "outcome">): boolean {
  return closed === "" ? outcome !== "" && outcome !== "unresolved" : closed === "yes";
}
