import {
  APOLOGY_SCOPES,
  APOLOGY_TIMINGS,
  CANCELLED_BY,
  COMMENDATION_SOURCES,
  COUNTERPARTIES,
  DIRECTIONS,
  EVENT_KINDS,
  FAILURE_MODES,
  FAULTS,
  OUTCOMES,
  PROMISE_KINDS,
  STATUSES,
  WAITING_REASONS,
} from "@/db/schema";

/** What a field holds, and so how its text is read. */
export type FieldKind =
  /** Free text: personal data is redacted; praise keeps the names of those it thanks. */
  | { is: "text"; isPraise?: boolean }
  /** A short word or code, kept as written. */
  | { is: "label" }
  | { is: "number"; from: number; to: number }
  | { is: "money" }
  | { is: "bool" }
  | { is: "one-of"; values: readonly string[] }
  /** An instant; `day` names the field that says only the day is known. A due date that is only a day ends with that day. */
  | { is: "moment"; day?: string; ends?: boolean }
  | { is: "team" | "channel" | "product" | "procedure" | "person" };

const oneOf = (values: readonly string[]): FieldKind => ({ is: "one-of", values });
const number = (from: number, to: number): FieldKind => ({ is: "number", from, to });
const minutes = number(0, 100_000_000);
const count = number(0, 1_000_000);
const text: FieldKind = { is: "text" };
const label: FieldKind = { is: "label" };
const bool: FieldKind = { is: "bool" };

/** The fields of an interaction that a file may fill, by their names in db/schema.ts. */
export const INTERACTION_FIELDS: Record<string, FieldKind> = {
  status: oneOf(STATUSES),
  difficultyType: label,
  contactedAt: { is: "moment", day: "contactedDay" },
  occurredAt: { is: "moment", day: "occurredDay" },
  closedAt: { is: "moment", day: "closedDay" },
  direction: oneOf(DIRECTIONS),
  counterparty: oneOf(COUNTERPARTIES),
  channelId: { is: "channel" },
  teamId: { is: "team" },
  agentId: { is: "person" },
  productId: { is: "product" },
  procedureId: { is: "procedure" },
  severity: number(1, 4),
  moodStart: number(1, 5),
  moodEnd: number(1, 5),
  fault: oneOf(FAULTS),
  desiredOutcome: text,
  wasDesiredOutcomeGranted: bool,
  outcome: oneOf(OUTCOMES),
  resolutionPath: text,
  chosenOption: text,
  wasAgreementReached: bool,
  expectedOutcomeTold: text,
  apologyAt: { is: "moment" },
  apologyFor: text,
  apologyTiming: oneOf(APOLOGY_TIMINGS),
  apologyScope: oneOf(APOLOGY_SCOPES),
  workaround: text,
  customerFacts: text,
  ownFacts: text,
  preventiveAction: text,
  wasAnnounced: bool,
  escalationLevel: count,
  transferCount: count,
  loopCount: count,
  storyRestartCount: count,
  waitMinutes: minutes,
  holdMinutes: minutes,
  handleMinutes: minutes,
  minutesToCalm: minutes,
  waitingOnTeamId: { is: "team" },
  waitingOnMinutes: minutes,
  waitingReason: oneOf(WAITING_REASONS),
  wasAbusive: bool,
  wasFastTracked: bool,
  articleState: oneOf(["current", "outdated", "missing"]),
  blockedBy: oneOf(["authority", "tool", "information"]),
  summary: text,
  narrative: text,
};

/** A list of an interaction: its fields, which of them an entry cannot do without, and lists of its own. */
export interface ListFields {
  fields: Record<string, FieldKind>;
  required: readonly string[];
  /** What stands in a field that is not filled. */
  defaults?: Record<string, string | boolean>;
  within?: Record<string, ListFields>;
}

/** The lists of an interaction, by their names in db/schema.ts; causes have rules of their own. */
export const LISTS: Record<string, ListFields> = {
  interactionEvent: { fields: { kind: oneOf(EVENT_KINDS), at: { is: "moment", day: "day" } }, required: ["kind", "at"] },
  /** Procedure and title find the failure or make it. */
  interactionFailure: { fields: { procedure: label, mode: oneOf(FAILURE_MODES), title: label }, required: ["procedure", "mode", "title"] },
  offeredOption: { fields: { text, wasChosen: bool }, required: ["text"] },
  expertConsultation: { fields: { personId: { is: "person" }, teamId: { is: "team" }, at: { is: "moment" } }, required: [] },
  usedArticle: { fields: { article: label }, required: ["article"] },
  promise: {
    fields: {
      kind: oneOf(PROMISE_KINDS),
      text,
      procedureId: { is: "procedure" },
      teamId: { is: "team" },
      personId: { is: "person" },
      madeAt: { is: "moment", day: "madeDay" },
      firstDueAt: { is: "moment", day: "firstDueDay", ends: true },
      dueAt: { is: "moment", day: "dueDay", ends: true },
      doneAt: { is: "moment", day: "doneDay" },
      cancelledAt: { is: "moment" },
      cancelledBy: oneOf(CANCELLED_BY),
      cancelReason: text,
      closingWord: text,
      wasCustomerSatisfied: bool,
    },
    required: ["dueAt"],
    defaults: { kind: "other" },
    within: {
      promiseDate: {
        fields: { dueAt: { is: "moment", day: "dueDay", ends: true }, agreedAt: { is: "moment" }, byCustomer: bool, reason: text },
        required: ["dueAt", "agreedAt"],
      },
      progressReport: { fields: { at: { is: "moment" }, channelId: { is: "channel" }, text }, required: ["at"] },
    },
  },
  commendation: {
    fields: {
      receivedAt: { is: "moment", day: "receivedDay" },
      isVerified: bool,
      wasSolicited: bool,
      source: oneOf(COMMENDATION_SOURCES),
      behaviour: label,
      text: { is: "text", isPraise: true },
      personId: { is: "person" },
      recognisedAt: { is: "moment" },
    },
    required: ["receivedAt"],
    defaults: { isVerified: false },
  },
  gesture: { fields: { kind: label, valueCents: { is: "money" }, currency: label, at: { is: "moment" } }, required: ["kind"] },
  handover: {
    fields: {
      kind: oneOf(["escalation", "transfer"]),
      at: { is: "moment" },
      fromTeamId: { is: "team" },
      toTeamId: { is: "team" },
      level: count,
      reason: text,
      wasWarm: bool,
      note: text,
      receiverRating: number(1, 5),
    },
    required: ["kind"],
  },
  stepObservation: {
    fields: { step: label, polarity: oneOf(["do", "avoid"]), observed: oneOf(["yes", "no", "not_applicable"]) },
    required: ["step", "observed"],
    defaults: { polarity: "do" },
  },
};
