import { bigint, integer, pgTable } from "drizzle-orm/pg-core";

/**
 * The facts: narrow integer tables that the dashboards count, derived from the record (see docs/facts.md).
 * Every table repeats the dimensions of its interaction, so no dashboard query joins.
 *
 * Codes: an id of the record, or for closed lists the position in the list of db/schema.ts plus 1. 0 is "unknown",
 * so that unknown can be grouped and filtered like any other value. Times are epoch ms, null when it has not happened
 * or is not known; a `…_day` is set only where just the day is known and then stands in every zone.
 * Typed as PostgreSQL tables because metric queries are written in the part of its SQL that DuckDB shares.
 */
const at = (name: string) => bigint(name, { mode: "number" });

/** What an interaction is filtered and grouped by. */
export const dimensions = () => ({
  interactionId: integer("interaction_id").notNull(),
  source: integer("source").notNull(),
  /** 1 live, 2 test, 3 spam, 4 deleted, 5 merged (STATUSES). */
  status: integer("status").notNull(),
  /** 1 difficult, 0 not. */
  difficult: integer("difficult").notNull(),
  customer: integer("customer").notNull(),
  /** 2·issue id, or 2·customer id + 1 when the interaction has no issue key; 0 when the customer is unknown. */
  issue: integer("issue").notNull(),
  contactedAt: at("contacted_at").notNull(),
  contactedDay: integer("contacted_day"),
  channel: integer("channel").notNull(),
  team: integer("team").notNull(),
  agent: integer("agent").notNull(),
  product: integer("product").notNull(),
  procedure: integer("procedure").notNull(),
  severity: integer("severity").notNull(),
  direction: integer("direction").notNull(),
  counterparty: integer("counterparty").notNull(),
  outcome: integer("outcome").notNull(),
  fault: integer("fault").notNull(),
  /** Combination of causes, of failures: decoded with fact_set_member; 0 = none known. */
  causeSet: integer("cause_set").notNull(),
  failureSet: integer("failure_set").notNull(),
  facet1: integer("facet_1").notNull(),
  facet2: integer("facet_2").notNull(),
  facet3: integer("facet_3").notNull(),
  facet4: integer("facet_4").notNull(),
  facet5: integer("facet_5").notNull(),
  facet6: integer("facet_6").notNull(),
  facet7: integer("facet_7").notNull(),
  facet8: integer("facet_8").notNull(),
});

/** One row per interaction. */
export const factInteraction = pgTable("fact_interaction", {
  ...dimensions(),
  occurredAt: at("occurred_at"),
  occurredDay: integer("occurred_day"),
  closedAt: at("closed_at"),
  closedDay: integer("closed_day"),
  /** A closing stands for a resolution where none was logged, unless the outcome says that nothing was resolved. */
  firstResolvedAt: at("first_resolved_at"),
  firstResolvedDay: integer("first_resolved_day"),
  lastResolvedAt: at("last_resolved_at"),
  /** The first reopening at or after the first resolution, else the first one. */
  firstReopenedAt: at("first_reopened_at"),
  lastReopenedAt: at("last_reopened_at"),
  firstEscalatedAt: at("first_escalated_at"),
  /** 1 escalated at some time, known or not; 0 known not to be; null unknown. */
  escalated: integer("escalated"),
  firstTransferredAt: at("first_transferred_at"),
  /** The next contact of the same issue, by (contacted, id); null when there is none or the customer is unknown. */
  nextContactAt: at("next_contact_at"),
  /** The same among contacts that did not go out from us. */
  nextInboundAt: at("next_inbound_at"),
  /** 1: the first live contact of its issue. */
  firstOfIssue: integer("first_of_issue").notNull(),
  /** Moods 1–5, minutes, counts; null when not recorded. */
  moodStart: integer("mood_start"),
  moodEnd: integer("mood_end"),
  handleMinutes: integer("handle_minutes"),
  transferCount: integer("transfer_count"),
  /** Whether the customer got what was wanted: 1 yes, 0 no, null unknown. */
  granted: integer("granted"),
  /** The version of its procedure that was followed; 0 unknown. */
  procedureVersion: integer("procedure_version").notNull(),
  /** What it waited on, 0 where that is not known, and for how many minutes. */
  waitingOnTeam: integer("waiting_on_team").notNull(),
  waitingOnMinutes: integer("waiting_on_minutes"),
  /** WAITING_REASONS code. */
  waitingReason: integer("waiting_reason").notNull(),
  /** Its primary cause, or its only one; 0 where neither is known: the disjoint strata of adjusted comparisons. */
  primaryCause: integer("primary_cause").notNull(),
  /** 1 it came announced, 0 not, null unknown. */
  announced: integer("announced"),
  /** APOLOGY_TIMINGS and APOLOGY_SCOPES codes. */
  apologyTiming: integer("apology_timing").notNull(),
  apologyScope: integer("apology_scope").notNull(),
  /** Counts and minutes; null when not recorded. */
  loopCount: integer("loop_count"),
  storyRestartCount: integer("story_restart_count"),
  minutesToCalm: integer("minutes_to_calm"),
  waitMinutes: integer("wait_minutes"),
  holdMinutes: integer("hold_minutes"),
  /** 1 a workaround is documented, 0 none is. */
  workaround: integer("workaround").notNull(),
  /** How many promises are recorded for it. */
  promiseCount: integer("promise_count").notNull(),
  /** Which fields a complete documentation of it has, and which of them are empty: a bit each (DOCUMENTED_FIELDS). */
  requiredFields: integer("required_fields").notNull(),
  missingFields: integer("missing_fields").notNull(),
});

/** One row per closing of an interaction; it holds from closed_at until next_closed_at. */
export const factClosing = pgTable("fact_closing", {
  ...dimensions(),
  closedAt: at("closed_at").notNull(),
  closedDay: integer("closed_day"),
  nextClosedAt: at("next_closed_at"),
  /** The first verified commendation received at or after the contact, of the interaction or its follow-ups. */
  commendedAt: at("commended_at"),
  /** The same, split: the first one the company asked for, the first one it did not. */
  solicitedCommendedAt: at("solicited_commended_at"),
  unsolicitedCommendedAt: at("unsolicited_commended_at"),
  /** Of the interaction: its mood at the end, whether the wish was granted, its next contact. */
  moodEnd: integer("mood_end"),
  granted: integer("granted"),
  nextContactAt: at("next_contact_at"),
});

/** One row per promise; a rescheduled promise is one row with its first date. */
export const factPromise = pgTable("fact_promise", {
  ...dimensions(),
  promiseId: integer("promise_id").notNull(),
  /** PROMISE_KINDS code. */
  kind: integer("kind").notNull(),
  /** Who promised; falls back to the interaction's. */
  promiseTeam: integer("promise_team").notNull(),
  promiseProcedure: integer("promise_procedure").notNull(),
  madeAt: at("made_at").notNull(),
  madeDay: integer("made_day"),
  firstDueAt: at("first_due_at").notNull(),
  firstDueDay: integer("first_due_day"),
  /** Current due date. */
  dueAt: at("due_at").notNull(),
  /** The last date the customer agreed to before the earlier one passed. */
  agreedDueAt: at("agreed_due_at").notNull(),
  doneAt: at("done_at"),
  doneDay: integer("done_day"),
  cancelledAt: at("cancelled_at"),
  /** CANCELLED_BY code, 0 when unknown or not cancelled. */
  cancelledBy: integer("cancelled_by").notNull(),
  /** What the customer said when it was done: 1 satisfied, 0 not, null unknown. */
  satisfied: integer("satisfied"),
});

/** One row per progress report of a promise. */
export const factReport = pgTable("fact_report", {
  ...dimensions(),
  promiseId: integer("promise_id").notNull(),
  reportedAt: at("reported_at").notNull(),
});

/** One row per commendation. */
export const factCommendation = pgTable("fact_commendation", {
  ...dimensions(),
  commendationId: integer("commendation_id").notNull(),
  receivedAt: at("received_at").notNull(),
  receivedDay: integer("received_day"),
  verified: integer("verified").notNull(),
  /** 1 asked for, 0 not, null unknown. */
  solicited: integer("solicited"),
  recognisedAt: at("recognised_at"),
  /** Whom it praises; 0 unknown. */
  praised: integer("praised").notNull(),
  /** COMMENDATION_SOURCES code. */
  cameBy: integer("came_by").notNull(),
});

/** One row per gesture: what was given to make it up. */
export const factGesture = pgTable("fact_gesture", {
  ...dimensions(),
  gestureId: integer("gesture_id").notNull(),
  /** Null when its value is not known. */
  valueCents: integer("value_cents"),
  /** The three letters of its currency as a number (currencyCode); 0 unknown. */
  currency: integer("currency").notNull(),
});

/**
 * One row per commendation, under the interaction it speaks of: the first of the case, where it was linked to a follow-up.
 */
export const factPraise = pgTable("fact_praise", {
  ...dimensions(),
  commendationId: integer("commendation_id").notNull(),
  receivedAt: at("received_at").notNull(),
  verified: integer("verified").notNull(),
  solicited: integer("solicited"),
});

/** One row per handling step that was observed or judged not applicable. */
export const factStep = pgTable("fact_step", {
  ...dimensions(),
  stepId: integer("step_id").notNull(),
  /** 1 as it should be (done, or avoided where it is to be avoided), 0 not, null not applicable. */
  adherent: integer("adherent"),
  /** Which step: the first 52 bits of the SHA-256 of its words (stepKey). */
  step: at("step").notNull(),
  /** The step of a playbook; 0 where it was named in words alone. */
  playbookStep: integer("playbook_step").notNull(),
});

/** One row per interaction and failure. */
export const factFailure = pgTable("fact_failure", {
  ...dimensions(),
  occurredAt: at("occurred_at"),
  occurredDay: integer("occurred_day"),
  failure: integer("failure").notNull(),
  handleMinutes: integer("handle_minutes"),
});

/**
 * One row per contact volume that was stated: all handled contacts of a day, as far as it was split. 0 in a dimension: not split
 * by it. Its source is 0 where none was named.
 */
export const factVolume = pgTable("fact_volume", {
  volumeId: integer("volume_id").notNull(),
  source: integer("source").notNull(),
  day: integer("day").notNull(),
  team: integer("team").notNull(),
  channel: integer("channel").notNull(),
  product: integer("product").notNull(),
  contacts: integer("contacts").notNull(),
  /** Bit m is set when it counts for a question by the dimensions of mask m (volumes.ts). */
  countsFor: integer("counts_for").notNull(),
});

/** The members of each combination: kind 1 causes, 2 failures. */
export const factSetMember = pgTable("fact_set_member", {
  kind: integer("kind").notNull(),
  setId: integer("set_id").notNull(),
  member: integer("member").notNull(),
});

export const SET_KIND = { cause: 1, failure: 2 } as const;

/** Tables with one or more rows per interaction, replaced when it changes. */
export const interactionFacts = [
  factInteraction,
  factClosing,
  factPromise,
  factReport,
  factCommendation,
  factPraise,
  factGesture,
  factStep,
  factFailure,
] as const;
