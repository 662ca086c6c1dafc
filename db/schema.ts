import type { AnySQLiteColumn as AnyColumn } from "drizzle-orm/sqlite-core";
import { kit } from "@/db/columns";

/**
 * The record: who said what, what was promised, what was decided.
 * One description for SQLite and PostgreSQL; `npm run db:generate` writes both migration folders from it.
 * `…At` is epoch ms; `…Day` is days since 1970-01-01 and is set when only the day is known (the matching `…At` is then
 * the start of that day in the source's zone; for a due date, its end). A null is "unknown", never "no".
 */
const { table, index, uniqueIndex, id, text, oneOf, int, real, bool, time, json } = kit;

// ── Vocabulary lists ────────────────────────────────────────────────────────────────────────────────────────────────
// The order is the code kept in the facts (position + 1; 0 = unknown): append, never reorder.
export const STATUSES = ["live", "test", "spam", "deleted", "merged"] as const;
export const DIRECTIONS = ["inbound", "outbound"] as const;
export const COUNTERPARTIES = ["end_customer", "partner"] as const;
export const FAULTS = ["ours", "third_party", "customer", "nobody"] as const;
export const OUTCOMES = [
  "resolved",
  "alternative_accepted",
  "irreparable_obligation_met",
  "policy_or_legal_limit",
  "unresolved",
  "lost",
] as const;
export const CAUSE_AXES = ["anger", "resistance", "topic"] as const;
export const FAILURE_MODES = [
  "missing_step",
  "wrong_step",
  "late",
  "circular_dependency",
  "system_constraint",
  "handover",
  "information",
  "policy_limit",
] as const;
export const PROMISE_KINDS = ["callback", "delivery", "resolution", "information", "refund", "sla", "other"] as const;
export const CANCELLED_BY = ["customer", "us", "duplicate"] as const;
export const EVENT_KINDS = ["resolved", "reopened", "escalated", "closed"] as const;
export const IMPORT_STATES = ["queued", "running", "done", "failed", "cancelled", "undone", "draft"] as const;
export const CONNECTOR_VENDORS = ["zendesk", "freshdesk"] as const;
/** Who linked an interaction to a failure: a file or program, a person, or a rule. */
export const LINK_ORIGINS = ["import", "person", "rule"] as const;
/** What is written into the activity of a failure. */
export const ACTIVITY_KINDS = [
  "created",
  "renamed",
  "owner",
  "archived",
  "reopened",
  "linked",
  "unlinked",
  "rule",
  "merged",
  "unmerged",
  "split",
  "fix",
  "baseline",
  "assessed",
  "decision",
  "comment",
  "state",
] as const;
/** What a person who signs in may do (lib/access/roles.ts says it in full). */
export const ROLES = ["agent", "lead", "manager", "process", "admin"] as const;
/** What a legal hold or an erasure is about. */
export const PRIVACY_SUBJECTS = ["customer", "staff"] as const;
/** When we apologised, seen from the asking for facts; "none" is known not to have happened. */
export const APOLOGY_TIMINGS = ["none", "before_facts", "after_facts"] as const;
/** For what: for what we did, or for the situation the customer is in. */
export const APOLOGY_SCOPES = ["fault", "situation"] as const;
/** What an interaction waited for. */
export const WAITING_REASONS = ["time_zones", "another_team", "another_company", "approval", "system", "customer"] as const;
/** By which way praise came. */
export const COMMENDATION_SOURCES = ["call", "mail", "letter", "survey", "review", "in_person", "other"] as const;
export const DECISION_KINDS = ["fix", "investigate", "assign", "accept", "thank", "other"] as const;

// ── Who and what ────────────────────────────────────────────────────────────────────────────────────────────────────
/** Where interactions come from: a file format, a help desk, the documenting form. */
export const source = table("source", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  /** IANA zone in which the source writes its local times. */
  zone: text("zone").notNull(),
  /** Whether the source documents every contact, so that its other rows count as contact volume. */
  isComplete: bool("is_complete").notNull().default(false),
  /** Invented interactions that show what the product does: labelled, never counted or written together with real ones. */
  isSample: bool("is_sample").notNull().default(false),
});

export const team = table("team", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  /** Not people but a system that others wait on. */
  isSystem: bool("is_system").notNull().default(false),
  /** When it works; null: by the calendar that holds where none is named. */
  calendarId: int("calendar_id").references((): AnyColumn => calendar.id, { onDelete: "set null" }),
});

/** When people work: hours of each weekday in a zone, and the days on which they do not. */
export const calendar = table("calendar", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  /** IANA zone. */
  zone: text("zone").notNull(),
  /** Seven lists, Monday first: from and to in minutes of the day; `to` beyond 1440 ends on the next day. */
  hours: json<[number, number][][]>("hours").notNull(),
  /** Holds for teams that name none; at most one does. */
  isDefault: bool("is_default").notNull().default(false),
  createdAt: time("created_at").notNull(),
});

/** A day of a calendar without work. */
export const holiday = table(
  "holiday",
  {
    id: id(),
    calendarId: int("calendar_id")
      .notNull()
      .references(() => calendar.id, { onDelete: "cascade" }),
    /** Days since 1970-01-01. */
    day: int("day").notNull(),
    name: text("name").notNull(),
  },
  (t) => [uniqueIndex("holiday_calendar_day").on(t.calendarId, t.day)],
);
export const channel = table("channel", { id: id(), code: text("code").notNull().unique(), name: text("name").notNull() });
export const product = table("product", { id: id(), code: text("code").notNull().unique(), name: text("name").notNull() });

/** Somebody of the company: an agent, an expert, an owner. `key` is a pseudonym: HMAC(secret, "agent:" + normalised id). */
export const person = table("person", {
  id: id(),
  key: text("key").notNull().unique(),
  name: text("name"),
  teamId: int("team_id").references(() => team.id),
});

/** A customer known only by pseudonym: HMAC(secret, "customer:" + normalised id). */
export const customer = table("customer", {
  id: id(),
  key: text("key").notNull().unique(),
  /** A mailbox or an account that stands for many people: nobody can be told to have come back. */
  isShared: bool("is_shared").notNull().default(false),
  /** IANA zone in which they live by the clock; null unknown. */
  zone: text("zone"),
});

/** An issue of one customer, over several interactions. */
export const issue = table(
  "issue",
  {
    id: id(),
    customerId: int("customer_id")
      .notNull()
      .references(() => customer.id),
    key: text("key").notNull(),
  },
  (t) => [uniqueIndex("issue_customer_key").on(t.customerId, t.key)],
);

/** Why the customer was upset (anger, resistance) or what it was about (topic, the source's own tree). */
export const cause = table(
  "cause",
  {
    id: id(),
    axis: oneOf("axis", CAUSE_AXES).notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    parentId: int("parent_id"),
  },
  (t) => [uniqueIndex("cause_axis_code").on(t.axis, t.code)],
);

/** A documented way of working, with one owner in production and one in support. */
export const procedure = table("procedure", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  productionTeamId: int("production_team_id").references(() => team.id),
  supportTeamId: int("support_team_id").references(() => team.id),
  /** Where it is written down: an http or https address. */
  documentUrl: text("document_url"),
  /** Which interactions it is meant for, as a filter; null: those documented under it. */
  eligible: text("eligible"),
  retiredAt: time("retired_at"),
});

export const procedureVersion = table(
  "procedure_version",
  {
    id: id(),
    procedureId: int("procedure_id")
      .notNull()
      .references(() => procedure.id),
    version: int("version").notNull(),
    effectiveAt: time("effective_at").notNull(),
    effectiveDay: int("effective_day"),
    document: text("document"),
    documentUrl: text("document_url"),
  },
  (t) => [uniqueIndex("procedure_version_number").on(t.procedureId, t.version)],
);

/** A recurring process failure: procedure + failure mode. */
export const failure = table(
  "failure",
  {
    id: id(),
    code: text("code").notNull().unique(),
    title: text("title").notNull(),
    procedureId: int("procedure_id")
      .notNull()
      .references(() => procedure.id),
    mode: oneOf("mode", FAILURE_MODES).notNull(),
    /** Named by a person; null: by the ownership rules, else its procedure's. */
    productionTeamId: int("production_team_id").references(() => team.id),
    supportTeamId: int("support_team_id").references(() => team.id),
    /** It counts as that failure; its own links stay, so that taking the merge back restores it. */
    mergedIntoId: int("merged_into_id"),
    /** It was split off from that failure. */
    splitFromId: int("split_from_id"),
    archive: json<FailureArchive>("archive"),
    /** Failure mode and effects: how bad, how often, how hard to notice, 1 (least) to 10; set by people. */
    severity: int("severity"),
    occurrence: int("occurrence"),
    detection: int("detection"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [index("failure_procedure").on(t.procedureId), index("failure_merged_into").on(t.mergedIntoId)],
);

/** A failure put aside until one of these holds. Times are epoch ms; `at` is when it was put aside. */
export interface FailureArchive {
  at: number;
  until?: number;
  /** So many further interactions, or different known customers, since then. */
  interactions?: number;
  customers?: number;
  escalating?: boolean;
  /** For ever, with a reason and the time at which that is to be looked at again. */
  forEver?: { reason: string; reviewAt: number };
}

/** Whose a failure is where nobody has been named: the last rule that matches wins, for each of the two owners. A null condition matches all. */
export const ownershipRule = table("ownership_rule", {
  id: id(),
  position: int("position").notNull(),
  procedureId: int("procedure_id").references(() => procedure.id),
  productId: int("product_id").references(() => product.id),
  /** The team that handles most of its interactions. */
  teamId: int("team_id").references(() => team.id),
  productionTeamId: int("production_team_id").references(() => team.id),
  supportTeamId: int("support_team_id").references(() => team.id),
  createdAt: time("created_at").notNull(),
});

/** What was done to a failure, by whom, or what became of it. */
export const failureActivity = table(
  "failure_activity",
  {
    id: id(),
    failureId: int("failure_id")
      .notNull()
      .references(() => failure.id, { onDelete: "cascade" }),
    kind: oneOf("kind", ACTIVITY_KINDS).notNull(),
    /** Actor.id; "system" for what the clock did. */
    actor: text("actor").notNull(),
    at: time("at").notNull(),
    detail: json<Record<string, unknown>>("detail"),
  },
  (t) => [index("failure_activity_failure").on(t.failureId, t.at)],
);

/** Interactions that are linked to a failure because of what they say. All conditions that are set must hold. */
export const linkRule = table(
  "link_rule",
  {
    id: id(),
    failureId: int("failure_id")
      .notNull()
      .references(() => failure.id, { onDelete: "cascade" }),
    causeId: int("cause_id").references(() => cause.id),
    productId: int("product_id").references(() => product.id),
    /** Words that must all occur in the summary or the narrative. */
    words: text("words"),
    /** Only interactions contacted from then on; null: all. */
    fromAt: time("from_at"),
    /** The last interaction it has looked at. */
    seenId: int("seen_id").notNull().default(0),
    createdAt: time("created_at").notNull(),
    pausedAt: time("paused_at"),
  },
  (t) => [index("link_rule_failure").on(t.failureId)],
);

/** A person has said that this interaction does not show this failure: no rule and no import links them again. */
export const refusedLink = table(
  "refused_link",
  {
    id: id(),
    interactionId: int("interaction_id")
      .notNull()
      .references((): AnyColumn => interaction.id, { onDelete: "cascade" }),
    failureId: int("failure_id")
      .notNull()
      .references(() => failure.id, { onDelete: "cascade" }),
    at: time("at").notNull(),
  },
  (t) => [uniqueIndex("refused_link_pair").on(t.interactionId, t.failureId), index("refused_link_failure").on(t.failureId)],
);

/** A change to a procedure that is meant to end a failure, with what will count as success, said before. */
export const fix = table(
  "fix",
  {
    id: id(),
    code: text("code").notNull().unique(),
    failureId: int("failure_id")
      .notNull()
      .references(() => failure.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    procedureVersionId: int("procedure_version_id").references(() => procedureVersion.id),
    effectiveAt: time("effective_at").notNull(),
    effectiveDay: int("effective_day"),
    /** Ids of the teams it is for; null: all. */
    teams: json<number[]>("teams"),
    /** The rate after may be at most so many times the rate before (0–1). */
    targetRatio: real("target_ratio").notNull(),
    /** Days before and after that are compared. */
    baselineDays: int("baseline_days").notNull(),
    windowDays: int("window_days").notNull(),
    /** For what must never happen again: so many occurrences after it and it has regressed, at once. */
    neverCount: int("never_count"),
    /** When the criterion was set: after `effectiveAt` the fix is retrospective, and says so. */
    criterionAt: time("criterion_at").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: time("created_at").notNull(),
    withdrawnAt: time("withdrawn_at"),
  },
  (t) => [index("fix_failure").on(t.failureId)],
);

/** From that day on a control chart counts anew what is usual: somebody's judgement. */
export const baselineChange = table(
  "baseline_change",
  {
    id: id(),
    failureId: int("failure_id")
      .notNull()
      .references(() => failure.id, { onDelete: "cascade" }),
    /** Days since 1970-01-01 in the reporting zone. */
    day: int("day").notNull(),
    reason: text("reason").notNull(),
    actor: text("actor").notNull(),
    createdAt: time("created_at").notNull(),
    withdrawnAt: time("withdrawn_at"),
  },
  (t) => [index("baseline_change_failure").on(t.failureId)],
);

/** The joint meeting of production and support, as it was held: what stood on its agenda is kept as it was. */
export const meeting = table("meeting", {
  id: id(),
  code: text("code").notNull().unique(),
  /** Days since 1970-01-01 in the reporting zone. */
  day: int("day").notNull().unique(),
  asOf: time("as_of").notNull(),
  agenda: json<unknown>("agenda").notNull(),
  /** SHA-256 of the agenda. */
  digest: text("digest").notNull(),
  notes: text("notes"),
  createdBy: text("created_by").notNull(),
  createdAt: time("created_at").notNull(),
});

export const decision = table(
  "decision",
  {
    id: id(),
    /** Null until the meeting it was taken in is kept. */
    meetingId: int("meeting_id").references(() => meeting.id),
    failureId: int("failure_id").references(() => failure.id, { onDelete: "cascade" }),
    kind: oneOf("kind", DECISION_KINDS).notNull(),
    text: text("text").notNull(),
    teamId: int("team_id").references(() => team.id),
    /** Days since 1970-01-01. */
    dueDay: int("due_day"),
    actor: text("actor").notNull(),
    createdAt: time("created_at").notNull(),
    doneAt: time("done_at"),
    withdrawnAt: time("withdrawn_at"),
  },
  (t) => [index("decision_failure").on(t.failureId), index("decision_meeting").on(t.meetingId)],
);

/** Interactions that are linked to no failure and read alike, found in the background. Replaced as a whole by each round that finds them. */
export const needGroup = table("need_group", {
  id: id(),
  code: text("code").notNull().unique(),
  /** The words that set it apart, most telling first. */
  words: json<string[]>("words").notNull(),
  interactions: int("interactions").notNull(),
  /** Different known customers. */
  customers: int("customers").notNull(),
  firstAt: time("first_at").notNull(),
  lastAt: time("last_at").notNull(),
  exampleId: int("example_id").references((): AnyColumn => interaction.id, { onDelete: "set null" }),
  foundAt: time("found_at").notNull(),
  /** Somebody has said that this is nothing. */
  dismissedAt: time("dismissed_at"),
});

export const needGroupMember = table(
  "need_group_member",
  {
    id: id(),
    groupId: int("group_id")
      .notNull()
      .references(() => needGroup.id, { onDelete: "cascade" }),
    interactionId: int("interaction_id")
      .notNull()
      .references((): AnyColumn => interaction.id, { onDelete: "cascade" }),
  },
  (t) => [index("need_group_member_group").on(t.groupId), uniqueIndex("need_group_member_interaction").on(t.interactionId)],
);

/** A facet is an imported low-cardinality column, kept in one of eight slots of its source's interactions. */
export const facet = table(
  "facet",
  {
    id: id(),
    sourceId: int("source_id")
      .notNull()
      .references(() => source.id),
    slot: int("slot").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
  },
  (t) => [uniqueIndex("facet_source_slot").on(t.sourceId, t.slot), uniqueIndex("facet_source_code").on(t.sourceId, t.code)],
);

export const facetValue = table(
  "facet_value",
  {
    id: id(),
    facetId: int("facet_id")
      .notNull()
      .references(() => facet.id),
    value: text("value").notNull(),
  },
  (t) => [uniqueIndex("facet_value_facet_value").on(t.facetId, t.value)],
);

// ── The interaction ─────────────────────────────────────────────────────────────────────────────────────────────────
export const interaction = table(
  "interaction",
  {
    id: id(),
    sourceId: int("source_id")
      .notNull()
      .references(() => source.id),
    externalId: text("external_id").notNull(),
    /** The import that created it; null when documented here. */
    importId: int("import_id"),
    /** SHA-256 of the mapped row: equal means nothing to do when the same row comes again. */
    digest: text("digest"),
    status: oneOf("status", STATUSES).notNull().default("live"),
    mergedIntoId: int("merged_into_id"),
    isDifficult: bool("is_difficult").notNull(),
    difficultyType: text("difficulty_type"),

    customerId: int("customer_id").references(() => customer.id),
    issueId: int("issue_id").references(() => issue.id),
    /** The first interaction of the case that this one follows up (never itself a follow-up). */
    followUpOfId: int("follow_up_of_id"),

    contactedAt: time("contacted_at").notNull(),
    contactedDay: int("contacted_day"),
    occurredAt: time("occurred_at"),
    occurredDay: int("occurred_day"),
    closedAt: time("closed_at"),
    closedDay: int("closed_day"),

    direction: oneOf("direction", DIRECTIONS),
    counterparty: oneOf("counterparty", COUNTERPARTIES),
    channelId: int("channel_id").references(() => channel.id),
    teamId: int("team_id").references(() => team.id),
    agentId: int("agent_id").references(() => person.id),
    productId: int("product_id").references(() => product.id),
    procedureId: int("procedure_id").references(() => procedure.id),
    procedureVersionId: int("procedure_version_id").references(() => procedureVersion.id),

    /** 1 (minor) to 4 (critical), at the start. */
    severity: int("severity"),
    /** 1 (furious) to 5 (delighted). */
    moodStart: int("mood_start"),
    moodEnd: int("mood_end"),
    fault: oneOf("fault", FAULTS),
    desiredOutcome: text("desired_outcome"),
    wasDesiredOutcomeGranted: bool("was_desired_outcome_granted"),
    outcome: oneOf("outcome", OUTCOMES),
    reportedCauseId: int("reported_cause_id").references(() => cause.id),
    verifiedCauseId: int("verified_cause_id").references(() => cause.id),
    resolutionPath: text("resolution_path"),
    chosenOption: text("chosen_option"),
    wasAgreementReached: bool("was_agreement_reached"),
    expectedOutcomeTold: text("expected_outcome_told"),
    apologyAt: time("apology_at"),
    apologyFor: text("apology_for"),
    apologyTiming: oneOf("apology_timing", APOLOGY_TIMINGS),
    apologyScope: oneOf("apology_scope", APOLOGY_SCOPES),
    workaround: text("workaround"),
    /** What the customer says happened, and what we found. */
    customerFacts: text("customer_facts"),
    ownFacts: text("own_facts"),
    /** What is to keep it from happening again. */
    preventiveAction: text("preventive_action"),
    /** Whether the contact came announced. */
    wasAnnounced: bool("was_announced"),
    /** The handling steps that were followed. */
    playbookVersionId: int("playbook_version_id").references((): AnyColumn => playbookVersion.id, { onDelete: "set null" }),

    escalationLevel: int("escalation_level"),
    transferCount: int("transfer_count"),
    /** How often handling went back to step one. */
    loopCount: int("loop_count"),
    /** How often the customer had to tell the story again. */
    storyRestartCount: int("story_restart_count"),
    waitMinutes: int("wait_minutes"),
    holdMinutes: int("hold_minutes"),
    handleMinutes: int("handle_minutes"),
    minutesToCalm: int("minutes_to_calm"),
    waitingOnTeamId: int("waiting_on_team_id").references(() => team.id),
    waitingOnMinutes: int("waiting_on_minutes"),
    waitingReason: oneOf("waiting_reason", WAITING_REASONS),
    wasAbusive: bool("was_abusive"),
    wasFastTracked: bool("was_fast_tracked"),
    articleState: oneOf("article_state", ["current", "outdated", "missing"]),
    blockedBy: oneOf("blocked_by", ["authority", "tool", "information"]),

    /** One line for lists. */
    summary: text("summary"),
    /** The documented text, redacted at the door. */
    narrative: text("narrative"),

    facet1: int("facet_1").references(() => facetValue.id),
    facet2: int("facet_2").references(() => facetValue.id),
    facet3: int("facet_3").references(() => facetValue.id),
    facet4: int("facet_4").references(() => facetValue.id),
    facet5: int("facet_5").references(() => facetValue.id),
    facet6: int("facet_6").references(() => facetValue.id),
    facet7: int("facet_7").references(() => facetValue.id),
    facet8: int("facet_8").references(() => facetValue.id),
    /** Imported columns with no field of their own. */
    attributes: json<Record<string, string>>("attributes"),
    /** Actor.id of whoever documented it here, and how many seconds that took them; null for what came in otherwise. */
    documentedBy: text("documented_by"),
    documentingSeconds: int("documenting_seconds"),
    /** Fields edited in Debrief: a later import keeps them. */
    editedFields: json<string[]>("edited_fields"),

    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("interaction_source_external").on(t.sourceId, t.externalId),
    index("interaction_contacted").on(t.contactedAt, t.id),
    index("interaction_issue").on(t.issueId),
    index("interaction_customer").on(t.customerId),
    index("interaction_import").on(t.importId),
    index("interaction_follow_up_of").on(t.followUpOfId),
  ],
);

const interactionId = () =>
  int("interaction_id")
    .notNull()
    .references(() => interaction.id, { onDelete: "cascade" });

/** Resolved, reopened, escalated and closed, each as often as it happened. */
export const interactionEvent = table(
  "interaction_event",
  { id: id(), interactionId: interactionId(), kind: oneOf("kind", EVENT_KINDS).notNull(), at: time("at").notNull(), day: int("day") },
  (t) => [index("interaction_event_interaction").on(t.interactionId)],
);

export const interactionCause = table(
  "interaction_cause",
  {
    id: id(),
    interactionId: interactionId(),
    causeId: int("cause_id")
      .notNull()
      .references(() => cause.id),
    isPrimary: bool("is_primary").notNull().default(false),
  },
  (t) => [uniqueIndex("interaction_cause_pair").on(t.interactionId, t.causeId), index("interaction_cause_cause").on(t.causeId)],
);

export const interactionFailure = table(
  "interaction_failure",
  {
    id: id(),
    interactionId: interactionId(),
    failureId: int("failure_id")
      .notNull()
      .references(() => failure.id),
    origin: oneOf("origin", LINK_ORIGINS).notNull().default("import"),
    linkRuleId: int("link_rule_id").references(() => linkRule.id, { onDelete: "set null" }),
    /** Null for links that came with their interaction. */
    linkedAt: time("linked_at"),
  },
  (t) => [uniqueIndex("interaction_failure_pair").on(t.interactionId, t.failureId), index("interaction_failure_failure").on(t.failureId)],
);

/** Options offered to the customer, in the order given. */
export const offeredOption = table(
  "offered_option",
  {
    id: id(),
    interactionId: interactionId(),
    position: int("position").notNull(),
    text: text("text").notNull(),
    wasChosen: bool("was_chosen"),
  },
  (t) => [index("offered_option_interaction").on(t.interactionId)],
);

export const expertConsultation = table(
  "expert_consultation",
  {
    id: id(),
    interactionId: interactionId(),
    personId: int("person_id").references(() => person.id),
    teamId: int("team_id").references(() => team.id),
    at: time("at"),
  },
  (t) => [index("expert_consultation_interaction").on(t.interactionId)],
);

export const usedArticle = table("used_article", { id: id(), interactionId: interactionId(), article: text("article").notNull() }, (t) => [
  index("used_article_interaction").on(t.interactionId),
]);

/** What was promised, by when, by whom. The first promised date counts; reschedules stay in `promise_date`. */
export const promise = table(
  "promise",
  {
    id: id(),
    interactionId: interactionId(),
    kind: oneOf("kind", PROMISE_KINDS).notNull(),
    text: text("text"),
    procedureId: int("procedure_id").references(() => procedure.id),
    teamId: int("team_id").references(() => team.id),
    personId: int("person_id").references(() => person.id),
    madeAt: time("made_at").notNull(),
    madeDay: int("made_day"),
    firstDueAt: time("first_due_at").notNull(),
    firstDueDay: int("first_due_day"),
    dueAt: time("due_at").notNull(),
    dueDay: int("due_day"),
    doneAt: time("done_at"),
    doneDay: int("done_day"),
    cancelledAt: time("cancelled_at"),
    cancelledBy: oneOf("cancelled_by", CANCELLED_BY),
    /** Why it was withdrawn. */
    cancelReason: text("cancel_reason"),
    closingWord: text("closing_word"),
    /** What the customer said when it was done. */
    wasCustomerSatisfied: bool("was_customer_satisfied"),
    /** Whoever has taken it on: keeping it is their work now. */
    ownerUserId: int("owner_user_id").references((): AnyColumn => user.id, { onDelete: "set null" }),
    /** When its owner wants to be reminded. */
    remindAt: time("remind_at"),
  },
  (t) => [
    index("promise_interaction").on(t.interactionId),
    index("promise_due").on(t.dueAt),
    index("promise_owner").on(t.ownerUserId),
    // The callback queue: what is neither done nor withdrawn.
    index("promise_open").on(t.doneAt, t.cancelledAt, t.dueAt),
  ],
);

/** Each later due date of a promise: when it was agreed, and whether the customer agreed. */
export const promiseDate = table(
  "promise_date",
  {
    id: id(),
    promiseId: int("promise_id")
      .notNull()
      .references(() => promise.id, { onDelete: "cascade" }),
    dueAt: time("due_at").notNull(),
    dueDay: int("due_day"),
    agreedAt: time("agreed_at").notNull(),
    byCustomer: bool("by_customer"),
    reason: text("reason"),
  },
  (t) => [index("promise_date_promise").on(t.promiseId)],
);

/** A call or mail while a promise is open. */
export const progressReport = table(
  "progress_report",
  {
    id: id(),
    promiseId: int("promise_id")
      .notNull()
      .references(() => promise.id, { onDelete: "cascade" }),
    at: time("at").notNull(),
    channelId: int("channel_id").references(() => channel.id),
    text: text("text"),
    /** Actor.id, where it was logged here. */
    actor: text("actor"),
  },
  (t) => [index("progress_report_promise").on(t.promiseId)],
);

export const commendation = table(
  "commendation",
  {
    id: id(),
    interactionId: interactionId(),
    receivedAt: time("received_at").notNull(),
    receivedDay: int("received_day"),
    isVerified: bool("is_verified").notNull(),
    /** Who said so, and when, where it was said here. */
    verifiedBy: text("verified_by"),
    verifiedAt: time("verified_at"),
    wasSolicited: bool("was_solicited"),
    source: oneOf("source", COMMENDATION_SOURCES),
    behaviour: text("behaviour"),
    text: text("text"),
    personId: int("person_id").references(() => person.id),
    recognisedAt: time("recognised_at"),
  },
  (t) => [index("commendation_interaction").on(t.interactionId)],
);

/** What was given to make it up. */
export const gesture = table(
  "gesture",
  {
    id: id(),
    interactionId: interactionId(),
    kind: text("kind").notNull(),
    valueCents: int("value_cents"),
    currency: text("currency"),
    at: time("at"),
  },
  (t) => [index("gesture_interaction").on(t.interactionId)],
);

/** An escalation or transfer, with reason and level. */
export const handover = table(
  "handover",
  {
    id: id(),
    interactionId: interactionId(),
    kind: oneOf("kind", ["escalation", "transfer"]).notNull(),
    at: time("at"),
    fromTeamId: int("from_team_id").references(() => team.id),
    toTeamId: int("to_team_id").references(() => team.id),
    level: int("level"),
    reason: text("reason"),
    /** Whether whoever took it over was told the story in person; what they were told; and their rating of it, 1 to 5. */
    wasWarm: bool("was_warm"),
    note: text("note"),
    receiverRating: int("receiver_rating"),
  },
  (t) => [index("handover_interaction").on(t.interactionId)],
);

/** One handling step as it was observed; an "avoid" step is adhered to when it did not happen. */
export const stepObservation = table(
  "step_observation",
  {
    id: id(),
    interactionId: interactionId(),
    position: int("position").notNull(),
    step: text("step").notNull(),
    polarity: oneOf("polarity", ["do", "avoid"]).notNull().default("do"),
    observed: oneOf("observed", ["yes", "no", "not_applicable"]).notNull(),
    /** The step of a playbook that was observed; null where the step was named in words alone. */
    playbookStepId: int("playbook_step_id").references((): AnyColumn => playbookStep.id, { onDelete: "set null" }),
  },
  (t) => [
    index("step_observation_interaction").on(t.interactionId),
    index("step_observation_playbook_step").on(t.playbookStepId),
    index("step_observation_step").on(t.step, t.polarity),
  ],
);

/** Text that somebody has not filed yet: sealed, theirs alone, gone when it is filed or its time has come. */
export const draft = table(
  "draft",
  {
    id: id(),
    userId: int("user_id")
      .notNull()
      .references((): AnyColumn => user.id, { onDelete: "cascade" }),
    /** Sealed. */
    content: text("content").notNull(),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (t) => [index("draft_user").on(t.userId, t.updatedAt)],
);

// ── Playbooks, recognition, learning ────────────────────────────────────────────────────────────────────────────────
/** Ordered handling steps under a name. */
export const playbook = table("playbook", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  about: text("about"),
  /** It came with the product. */
  isBuiltIn: bool("is_built_in").notNull().default(false),
  /** After the last step comes the first again, until the matter is settled. */
  isCycle: bool("is_cycle").notNull().default(false),
  createdAt: time("created_at").notNull(),
  retiredAt: time("retired_at"),
});

export const playbookVersion = table(
  "playbook_version",
  {
    id: id(),
    playbookId: int("playbook_id")
      .notNull()
      .references(() => playbook.id, { onDelete: "cascade" }),
    version: int("version").notNull(),
    effectiveAt: time("effective_at").notNull(),
    /** What is different from the one before, and why. */
    note: text("note"),
    /** Actor.id. */
    createdBy: text("created_by").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (t) => [uniqueIndex("playbook_version_number").on(t.playbookId, t.version)],
);

export const playbookStep = table(
  "playbook_step",
  {
    id: id(),
    versionId: int("version_id")
      .notNull()
      .references(() => playbookVersion.id, { onDelete: "cascade" }),
    position: int("position").notNull(),
    /** The same step keeps its code from version to version. */
    code: text("code").notNull(),
    title: text("title").notNull(),
    detail: text("detail"),
    /** An "avoid" step is adhered to when it did not happen. */
    polarity: oneOf("polarity", ["do", "avoid"]).notNull().default("do"),
    phrasesToUse: json<string[]>("phrases_to_use").notNull(),
    phrasesToAvoid: json<string[]>("phrases_to_avoid").notNull(),
  },
  (t) => [uniqueIndex("playbook_step_code").on(t.versionId, t.code), index("playbook_step_title").on(t.title)],
);

/** What somebody of the staff thinks of a step, whichever version of it. */
export const stepOpinion = table(
  "step_opinion",
  {
    id: id(),
    playbookId: int("playbook_id")
      .notNull()
      .references(() => playbook.id, { onDelete: "cascade" }),
    stepCode: text("step_code").notNull(),
    userId: int("user_id")
      .notNull()
      .references((): AnyColumn => user.id, { onDelete: "cascade" }),
    /** 1 (gets in the way) to 5 (helps every time); null for a comment alone. */
    rating: int("rating"),
    comment: text("comment"),
    at: time("at").notNull(),
  },
  (t) => [uniqueIndex("step_opinion_of_user").on(t.playbookId, t.stepCode, t.userId)],
);

/** Thanks given to a person, in private, for a commendation or for an interaction handled in an exemplary way. */
export const recognition = table(
  "recognition",
  {
    id: id(),
    personId: int("person_id")
      .notNull()
      .references(() => person.id, { onDelete: "cascade" }),
    commendationId: int("commendation_id").references(() => commendation.id, { onDelete: "set null" }),
    interactionId: int("interaction_id").references(() => interaction.id, { onDelete: "set null" }),
    /** What the person did that is thanked for. */
    behaviour: text("behaviour").notNull(),
    message: text("message"),
    /** What was given with it, such as a day off. */
    reward: text("reward"),
    /** Actor.id. */
    givenBy: text("given_by").notNull(),
    givenAt: time("given_at").notNull(),
    /** When the person has read it. */
    seenAt: time("seen_at"),
    withdrawnAt: time("withdrawn_at"),
  },
  (t) => [
    index("recognition_person").on(t.personId),
    index("recognition_commendation").on(t.commendationId),
    index("recognition_interaction").on(t.interactionId),
  ],
);

/** Somebody holds that an interaction was handled in a way that others can learn from. */
export const exemplar = table(
  "exemplar",
  {
    id: id(),
    interactionId: interactionId(),
    behaviour: text("behaviour").notNull(),
    /** Actor.id. */
    createdBy: text("created_by").notNull(),
    createdAt: time("created_at").notNull(),
    withdrawnAt: time("withdrawn_at"),
  },
  (t) => [index("exemplar_interaction").on(t.interactionId)],
);

/** What was learnt: what went well, what could have been handled better, what is to change. */
export const lesson = table(
  "lesson",
  {
    id: id(),
    code: text("code").notNull().unique(),
    title: text("title").notNull(),
    /** What it was learnt from. */
    interactionId: int("interaction_id").references(() => interaction.id, { onDelete: "set null" }),
    failureId: int("failure_id").references(() => failure.id, { onDelete: "set null" }),
    procedureId: int("procedure_id").references(() => procedure.id),
    causeId: int("cause_id").references(() => cause.id),
    wentWell: text("went_well"),
    couldBeBetter: text("could_be_better"),
    toChange: text("to_change"),
    /** Actor.id. */
    createdBy: text("created_by").notNull(),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
    archivedAt: time("archived_at"),
  },
  (t) => [
    index("lesson_interaction").on(t.interactionId),
    index("lesson_procedure").on(t.procedureId),
    index("lesson_cause").on(t.causeId),
  ],
);

/** What is to be done so that a lesson is not only written down. */
export const lessonAction = table(
  "lesson_action",
  {
    id: id(),
    lessonId: int("lesson_id")
      .notNull()
      .references(() => lesson.id, { onDelete: "cascade" }),
    text: text("text").notNull(),
    ownerUserId: int("owner_user_id").references((): AnyColumn => user.id, { onDelete: "set null" }),
    teamId: int("team_id").references(() => team.id),
    /** Days since 1970-01-01. */
    dueDay: int("due_day").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: time("created_at").notNull(),
    doneAt: time("done_at"),
    withdrawnAt: time("withdrawn_at"),
  },
  (t) => [index("lesson_action_lesson").on(t.lessonId), index("lesson_action_due").on(t.dueDay)],
);

/** A real interaction told again without anybody in it, split where it turned, to be played with other parts. */
export const trainingCase = table(
  "training_case",
  {
    id: id(),
    code: text("code").notNull().unique(),
    title: text("title").notNull(),
    interactionId: int("interaction_id").references(() => interaction.id, { onDelete: "set null" }),
    procedureId: int("procedure_id").references(() => procedure.id),
    causeId: int("cause_id").references(() => cause.id),
    /** What is known before the turning point, the question at it, and what happened then. */
    situation: text("situation").notNull(),
    question: text("question").notNull(),
    continuation: text("continuation").notNull(),
    /** What is practised with it. */
    aim: text("aim"),
    /** Somebody has read it and found nobody in it; until then its maker alone sees it. Actor.id. */
    clearedBy: text("cleared_by"),
    clearedAt: time("cleared_at"),
    createdBy: text("created_by").notNull(),
    createdAt: time("created_at").notNull(),
    retiredAt: time("retired_at"),
  },
  (t) => [index("training_case_interaction").on(t.interactionId)],
);

export const trainingSession = table(
  "training_session",
  {
    id: id(),
    caseId: int("case_id")
      .notNull()
      .references(() => trainingCase.id, { onDelete: "cascade" }),
    /** Days since 1970-01-01. */
    day: int("day").notNull(),
    /** Actor.id of whoever leads it. */
    ledBy: text("led_by").notNull(),
    notes: text("notes"),
    createdAt: time("created_at").notNull(),
    cancelledAt: time("cancelled_at"),
  },
  (t) => [index("training_session_case").on(t.caseId)],
);

/** Who was asked to a session, and whether they came. */
export const trainingAttendance = table(
  "training_attendance",
  {
    id: id(),
    sessionId: int("session_id")
      .notNull()
      .references(() => trainingSession.id, { onDelete: "cascade" }),
    userId: int("user_id")
      .notNull()
      .references((): AnyColumn => user.id, { onDelete: "cascade" }),
    /** Null until somebody says so. */
    attended: bool("attended"),
  },
  (t) => [uniqueIndex("training_attendance_user").on(t.sessionId, t.userId), index("training_attendance_of_user").on(t.userId)],
);

/** A break that somebody took; nobody else ever sees it. */
export const workBreak = table(
  "work_break",
  {
    id: id(),
    userId: int("user_id")
      .notNull()
      .references((): AnyColumn => user.id, { onDelete: "cascade" }),
    startedAt: time("started_at").notNull(),
    /** Null while it lasts. */
    endedAt: time("ended_at"),
  },
  (t) => [index("work_break_user").on(t.userId, t.startedAt)],
);

/** An address under which somebody's open promises can be read as a calendar. What is kept of it is its SHA-256. */
export const promiseFeed = table(
  "promise_feed",
  {
    id: id(),
    digest: text("digest").notNull().unique(),
    userId: int("user_id")
      .notNull()
      .references((): AnyColumn => user.id, { onDelete: "cascade" }),
    /** Whose promises: those its owner has taken on, or those of their teams. */
    scope: oneOf("scope", ["own", "team"]).notNull(),
    createdAt: time("created_at").notNull(),
    lastUsedAt: time("last_used_at"),
    revokedAt: time("revoked_at"),
  },
  (t) => [index("promise_feed_user").on(t.userId)],
);

/** All handled contacts of a day: the denominator. A null dimension means the volume is not split by it. */
export const contactVolume = table(
  "contact_volume",
  {
    id: id(),
    sourceId: int("source_id").references(() => source.id),
    /** Day, team, channel and product in one text: a source states the volume of each combination once. */
    key: text("key"),
    day: int("day").notNull(),
    teamId: int("team_id").references(() => team.id),
    channelId: int("channel_id").references(() => channel.id),
    productId: int("product_id").references(() => product.id),
    contacts: int("contacts").notNull(),
    importId: int("import_id"),
  },
  (t) => [index("contact_volume_day").on(t.day), uniqueIndex("contact_volume_source_key").on(t.sourceId, t.key)],
);

// ── Imports ─────────────────────────────────────────────────────────────────────────────────────────────────────────
export const importJob = table(
  "import_job",
  {
    id: id(),
    sourceId: int("source_id").references(() => source.id),
    mappingCode: text("mapping_code").notNull(),
    fileName: text("file_name").notNull(),
    fileBytes: int("file_bytes").notNull(),
    fileDigest: text("file_digest").notNull(),
    /** The header row as the file writes it, for handing back its rejected rows. */
    header: json<string[]>("header"),
    /** The sheet of a workbook that was read; null for files of other kinds. */
    sheet: text("sheet"),
    state: oneOf("state", IMPORT_STATES).notNull(),
    /** Rows of the file; null until it has been read to its end. */
    rows: int("rows"),
    accepted: int("accepted").notNull().default(0),
    created: int("created").notNull().default(0),
    changed: int("changed").notNull().default(0),
    unchanged: int("unchanged").notNull().default(0),
    rejected: int("rejected").notNull().default(0),
    keptFields: int("kept_fields").notNull().default(0),
    /** How many different interactions the accepted rows are; null until the import is done. */
    interactions: int("interactions"),
    /** Data rows done, moved in the same transaction as the rows themselves: where a resumed import goes on. */
    rowsDone: int("rows_done").notNull().default(0),
    bytesDone: int("bytes_done").notNull().default(0),
    warnings: json<{ code: string; message: string; rows: number }[]>("warnings"),
    /** The mapping, where it is none that the product ships. */
    mapping: json<unknown>("mapping"),
    /** What a person has said about how the file is to be read; null where it was found out. */
    reading: json<unknown>("reading"),
    error: text("error"),
    createdAt: time("created_at").notNull(),
    startedAt: time("started_at"),
    finishedAt: time("finished_at"),
    undoneAt: time("undone_at"),
    /** How many interactions its undoing has removed, and how many it kept because they had been edited. */
    undone: json<{ removed: number; kept: number }>("undone"),
  },
  (t) => [index("import_job_digest").on(t.fileDigest)],
);

/** An interaction that an import changed without having created it: undoing lists it, and cannot take it back. */
export const importChange = table(
  "import_change",
  {
    id: id(),
    importId: int("import_id")
      .notNull()
      .references(() => importJob.id, { onDelete: "cascade" }),
    interactionId: int("interaction_id")
      .notNull()
      .references(() => interaction.id, { onDelete: "cascade" }),
  },
  (t) => [
    uniqueIndex("import_change_import_interaction").on(t.importId, t.interactionId),
    index("import_change_interaction").on(t.interactionId),
  ],
);

/** A mapping that was made or changed here: how one kind of file becomes interactions. */
export const savedMapping = table("saved_mapping", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  definition: json<unknown>("definition").notNull(),
  /** The columns of the file that it was made for: another file with them is recognised. */
  columns: json<string[]>("columns").notNull(),
  createdAt: time("created_at").notNull(),
  updatedAt: time("updated_at").notNull(),
  lastUsedAt: time("last_used_at"),
});

export const rejectedRow = table(
  "rejected_row",
  {
    id: id(),
    importId: int("import_id")
      .notNull()
      .references(() => importJob.id, { onDelete: "cascade" }),
    /** Physical line of the file where the row starts, from 1. */
    line: int("line").notNull(),
    column: text("column"),
    value: text("value"),
    code: text("code").notNull(),
    reason: text("reason").notNull(),
    hint: text("hint").notNull(),
    cells: json<string[]>("cells").notNull(),
  },
  (t) => [index("rejected_row_import").on(t.importId, t.line)],
);

// ── Programs that write here ────────────────────────────────────────────────────────────────────────────────────────
/** A program that may ask over HTTP. Its key is shown once; what is kept is its SHA-256. */
export const apiKey = table("api_key", {
  id: id(),
  name: text("name").notNull(),
  /** The beginning of the key, by which people tell keys apart. */
  prefix: text("prefix").notNull(),
  digest: text("digest").notNull().unique(),
  scopes: json<string[]>("scopes").notNull(),
  createdAt: time("created_at").notNull(),
  lastUsedAt: time("last_used_at"),
  revokedAt: time("revoked_at"),
});

/** How a request that carried an Idempotency-Key was answered: the same request again gets the same answer. */
export const apiAnswer = table(
  "api_answer",
  {
    id: id(),
    apiKeyId: int("api_key_id")
      .notNull()
      .references(() => apiKey.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    /** SHA-256 of method, path and body. */
    requestDigest: text("request_digest").notNull(),
    status: int("status").notNull(),
    body: text("body").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (t) => [uniqueIndex("api_answer_key").on(t.apiKeyId, t.key), index("api_answer_created").on(t.createdAt)],
);

/** An address to which another system sends what happens there. */
export const webhook = table("webhook", {
  id: id(),
  /** The last part of its address. */
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  sourceId: int("source_id")
    .notNull()
    .references(() => source.id),
  /** How the sender signs: an entry of the table of schemes. */
  scheme: text("scheme").notNull(),
  /** How its bodies become interactions; null: recognised by their shape. */
  mappingCode: text("mapping_code"),
  /** A sealed list of secrets, any of which may have signed. */
  secrets: text("secrets").notNull(),
  createdAt: time("created_at").notNull(),
  pausedAt: time("paused_at"),
});

export const webhookDelivery = table(
  "webhook_delivery",
  {
    id: id(),
    webhookId: int("webhook_id")
      .notNull()
      .references(() => webhook.id, { onDelete: "cascade" }),
    /** What tells a replay: the sender's id of the delivery, else the SHA-256 of what was signed. Null when it was refused. */
    key: text("key"),
    isTest: bool("is_test").notNull().default(false),
    /** The HTTP status and the body of the answer. */
    status: int("status").notNull(),
    answer: text("answer").notNull(),
    bytes: int("bytes").notNull(),
    rows: int("rows").notNull().default(0),
    created: int("created").notNull().default(0),
    changed: int("changed").notNull().default(0),
    unchanged: int("unchanged").notNull().default(0),
    rejected: int("rejected").notNull().default(0),
    receivedAt: time("received_at").notNull(),
  },
  (t) => [uniqueIndex("webhook_delivery_key").on(t.webhookId, t.key), index("webhook_delivery_received").on(t.webhookId, t.receivedAt)],
);

/** A help desk whose tickets are fetched from time to time. */
export const connector = table("connector", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  vendor: oneOf("vendor", CONNECTOR_VENDORS).notNull(),
  sourceId: int("source_id")
    .notNull()
    .references(() => source.id),
  /** Where its interface answers: scheme, host and port. */
  address: text("address").notNull(),
  /** Sealed. */
  credentials: text("credentials").notNull(),
  /** Where the last page ended; null before the first one. */
  cursor: json<unknown>("cursor"),
  everyMinutes: int("every_minutes").notNull(),
  /** When it may ask again: after its pause, or when the help desk said so. */
  nextRunAt: time("next_run_at"),
  pausedAt: time("paused_at"),
  createdAt: time("created_at").notNull(),
});

export const connectorRun = table(
  "connector_run",
  {
    id: id(),
    connectorId: int("connector_id")
      .notNull()
      .references(() => connector.id, { onDelete: "cascade" }),
    startedAt: time("started_at").notNull(),
    /** Null while it runs, and when its process died. */
    finishedAt: time("finished_at"),
    pages: int("pages").notNull().default(0),
    rows: int("rows").notNull().default(0),
    created: int("created").notNull().default(0),
    changed: int("changed").notNull().default(0),
    unchanged: int("unchanged").notNull().default(0),
    rejected: int("rejected").notNull().default(0),
    /** Rows that were not taken, and why, at most some hundred. */
    problems: json<{ id: string | null; field: string | null; code: string; message: string }[]>("problems"),
    error: text("error"),
  },
  (t) => [index("connector_run_connector").on(t.connectorId, t.startedAt)],
);

// ── Who may sign in, and what they did ──────────────────────────────────────────────────────────────────────────────
/** Somebody who may sign in. Their e-mail address is the only way they are told apart. */
export const user = table("app_user", {
  id: id(),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  emailVerified: bool("email_verified").notNull().default(false),
  image: text("image"),
  role: oneOf("role", ROLES).notNull(),
  /** Ids of the teams whose interactions they see; null: all. */
  teams: json<number[]>("teams"),
  /** Whose work this user sees as their own. */
  personId: int("person_id").references(() => person.id, { onDelete: "set null" }),
  twoFactorEnabled: bool("two_factor_enabled").notNull().default(false),
  disabledAt: time("disabled_at"),
  createdAt: time("created_at").notNull(),
  updatedAt: time("updated_at").notNull(),
});

const userId = () =>
  int("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });

export const session = table(
  "user_session",
  {
    id: id(),
    userId: userId(),
    /** SHA-256 of what the browser shows. */
    token: text("token").notNull().unique(),
    /** When it ends unless it is used before. */
    expiresAt: time("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (t) => [index("user_session_user").on(t.userId)],
);

/** How a user proves who they are: a password (Argon2id), or an account at the identity provider. */
export const credential = table(
  "credential",
  {
    id: id(),
    userId: userId(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: time("access_token_expires_at"),
    refreshTokenExpiresAt: time("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (t) => [index("credential_user").on(t.userId), uniqueIndex("credential_account").on(t.providerId, t.accountId)],
);

/** Something short-lived that has to be shown again, such as the link that resets a password. */
export const verification = table(
  "verification",
  {
    id: id(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: time("expires_at").notNull(),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (t) => [index("verification_identifier").on(t.identifier)],
);

/** The second factor of a user: sealed secret and backup codes. */
export const twoFactor = table(
  "two_factor",
  {
    id: id(),
    userId: userId(),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    verified: bool("verified").notNull().default(true),
    failedVerificationCount: int("failed_verification_count").notNull().default(0),
    lockedUntil: time("locked_until"),
  },
  (t) => [index("two_factor_user").on(t.userId)],
);

/** A link by which somebody becomes a user, once. What is kept of it is its SHA-256. */
export const invitation = table("invitation", {
  id: id(),
  email: text("email").notNull(),
  role: oneOf("role", ROLES).notNull(),
  teams: json<number[]>("teams"),
  digest: text("digest").notNull().unique(),
  /** Actor.id. */
  createdBy: text("created_by").notNull(),
  createdAt: time("created_at").notNull(),
  expiresAt: time("expires_at").notNull(),
  acceptedAt: time("accepted_at"),
  revokedAt: time("revoked_at"),
});

/** A page that can be read without signing in by whoever has the link: numbers alone, small ones held back. */
export const shareLink = table("share_link", {
  id: id(),
  name: text("name").notNull(),
  digest: text("digest").notNull().unique(),
  /** The page, without parameters, and the filters in canonical form. */
  path: text("path").notNull(),
  query: text("query").notNull(),
  /** Whose rights it has, at the moment it is read. */
  userId: userId(),
  createdAt: time("created_at").notNull(),
  expiresAt: time("expires_at").notNull(),
  revokedAt: time("revoked_at"),
  lastUsedAt: time("last_used_at"),
});

/** What was changed, by whom: written in the change's own transaction, each entry sealed with the one before. */
export const auditEntry = table(
  "audit_entry",
  {
    seq: kit.seq(),
    at: time("at").notNull(),
    /** Actor.id. */
    actor: text("actor").notNull(),
    /** What was done, such as "failure.merge". */
    action: text("action").notNull(),
    /** What it was done to: a kind and the code or id that people know. */
    subject: text("subject").notNull(),
    /** Never text of customers or names of people: codes, counts, names of fields. */
    detail: json<Record<string, unknown>>("detail"),
    previousHash: text("previous_hash").notNull(),
    /** SHA-256 over the previous hash and everything above in canonical form. */
    hash: text("hash").notNull(),
  },
  (t) => [index("audit_entry_at").on(t.at), index("audit_entry_actor").on(t.actor), index("audit_entry_action").on(t.action)],
);

/** Somebody looked at what one member of staff did; they can see that. */
export const staffView = table(
  "staff_view",
  {
    id: id(),
    personId: int("person_id")
      .notNull()
      .references(() => person.id, { onDelete: "cascade" }),
    /** Actor.id of who looked. */
    actor: text("actor").notNull(),
    /** What was looked at, such as "page" or "filter". */
    what: text("what").notNull(),
    at: time("at").notNull(),
  },
  (t) => [index("staff_view_person").on(t.personId, t.at)],
);

/** Text that must be kept although its time has come or its erasure was asked for. */
export const legalHold = table("legal_hold", {
  id: id(),
  name: text("name").notNull(),
  reason: text("reason").notNull(),
  /** What is held: one customer, one interaction, or, where both are null, everything. */
  customerId: int("customer_id").references(() => customer.id),
  interactionId: int("interaction_id").references(() => interaction.id, { onDelete: "set null" }),
  createdBy: text("created_by").notNull(),
  createdAt: time("created_at").notNull(),
  releasedAt: time("released_at"),
});

/** That a person was erased, and what was removed: the receipt, without anything of the person. */
export const erasure = table("erasure", {
  id: id(),
  code: text("code").notNull().unique(),
  subject: oneOf("subject", PRIVACY_SUBJECTS).notNull(),
  /** How many rows and texts were emptied, by kind. */
  counts: json<Record<string, number>>("counts").notNull(),
  requestedBy: text("requested_by").notNull(),
  requestedAt: time("requested_at").notNull(),
  /** Null until every copy that this installation knows of is gone. */
  finishedAt: time("finished_at"),
  /** SHA-256 of the receipt. */
  digest: text("digest"),
});

/** (source, external id) of an erased interaction, as HMAC: an import never refills it. */
export const tombstone = table("tombstone", {
  id: id(),
  key: text("key").notNull().unique(),
  erasureId: int("erasure_id")
    .notNull()
    .references(() => erasure.id),
  createdAt: time("created_at").notNull(),
});

/** An address that is told what happens here, signed with its own secret. */
export const outgoingWebhook = table("outgoing_webhook", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  url: text("url").notNull(),
  /** What it is told about; OUTGOING_EVENTS (lib/outgoing). */
  events: json<string[]>("events").notNull(),
  /** Sealed. */
  secret: text("secret").notNull(),
  createdBy: text("created_by").notNull(),
  createdAt: time("created_at").notNull(),
  pausedAt: time("paused_at"),
  /** It answered 410, or could not be told for too long. */
  disabledAt: time("disabled_at"),
  disabledBecause: text("disabled_because"),
});

/** One message to one address; it keeps its id over all attempts. */
export const outgoingDelivery = table(
  "outgoing_delivery",
  {
    id: id(),
    webhookId: int("webhook_id")
      .notNull()
      .references(() => outgoingWebhook.id, { onDelete: "cascade" }),
    messageId: text("message_id").notNull(),
    event: text("event").notNull(),
    /** Codes and counts alone. */
    body: text("body").notNull(),
    attempts: int("attempts").notNull().default(0),
    /** Null when nothing more is to be tried. */
    nextAttemptAt: time("next_attempt_at"),
    lastStatus: int("last_status"),
    lastError: text("last_error"),
    createdAt: time("created_at").notNull(),
    deliveredAt: time("delivered_at"),
    /** Given up: shown, and sent again when somebody asks for it. */
    deadAt: time("dead_at"),
  },
  (t) => [uniqueIndex("outgoing_delivery_message").on(t.webhookId, t.messageId), index("outgoing_delivery_next").on(t.nextAttemptAt)],
);

/** How often something was asked for in a span of time; survives a restart. */
export const rateCounter = table("rate_counter", {
  key: text("key").primaryKey(),
  points: int("points").notNull(),
  /** Epoch ms; null: never. */
  expire: time("expire"),
});

// ── The house ───────────────────────────────────────────────────────────────────────────────────────────────────────
export const setting = table("setting", { key: text("key").primaryKey(), value: json<unknown>("value").notNull() });

/** A page with its filters under a name: what the address said when it was saved, so relative periods stay relative. */
export const savedView = table("saved_view", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  /** The page, without parameters. */
  path: text("path").notNull(),
  /** The parameters in canonical form. */
  query: text("query").notNull(),
  createdAt: time("created_at").notNull(),
});

/** One row: which record this is. New on create and on restore, so that no facts of another record are trusted. */
export const recordMeta = table("record_meta", {
  id: id(),
  recordId: text("record_id").notNull(),
  createdAt: time("created_at").notNull(),
});

/** The change log that triggers write in the writer's own transaction; the facts follow it (db/facts). */
export const change = table("change", { seq: kit.seq(), interactionId: int("interaction_id").notNull(), xid: time("xid"), at: time("at") });

export type Interaction = typeof interaction.$inferSelect;
export type NewInteraction = typeof interaction.$inferInsert;
