import type { AnyColumn, SQL, SQLWrapper } from "drizzle-orm";
import type { factClosing, factCommendation, factFailure, factInteraction, factPromise, factStep } from "@/db/facts/tables";
import type { factAttributable, factDocumented, factPraiseRate } from "@/db/facts/views";

/** What a row of a metric is to its rate. Every row of the cohort is in exactly one part, so the parts add up. */
export type PartRole = "numerator" | "denominator" | "immature" | "excluded" | "unknown";

export interface Part {
  /** Stable id, in URLs and files. */
  part: string;
  label: string;
  /** "numerator" rows are also in the denominator; "denominator" rows are in the denominator only. */
  role: PartRole;
  /** First match wins, in the order given; the last part of a metric matches everything that is left. */
  when: SQL;
  /** What its rows are, where that is not the metric's unit. */
  unit?: MetricUnit;
}

/** What a metric may ask while it says which rows are what. */
export interface MetricContext {
  /** Epoch ms: the clock. */
  asOf: number;
  /** How late a promise may be done and still count as on time, in milliseconds. */
  graceMs: number;
  /** Every cause of the axis asked for. */
  axisCauses: number[];
  /** Failures that meet the recurrence rule as of the clock. */
  recurring: number[];
  /** How long after a contact, a resolution or a closing something still counts as its sequel, in milliseconds. */
  windowMs: number;
  /** Sources that never say such a thing of any interaction: there it is unknown, not absent. */
  untracked: Untracked;
  /** The latest change of each failure's procedure up to the clock (epoch ms), where it has changed at all. */
  changes: { failure: number; at: number }[];
  /** The procedures that have versions, with which of them were in force when. */
  procedures: VersionedProcedure[];
}

/** A procedure with its versions, the earliest first; each was in force until the next one came into effect. */
export interface VersionedProcedure {
  procedure: number;
  /** `at`: epoch ms from which it was in effect. */
  versions: { id: number; at: number }[];
  /** Epoch ms from which none is in force any more; null while it is not retired. */
  retiredAt: number | null;
  /** Which of the interactions documented under it it is meant for; null: all of them. */
  eligible: SQL | null;
}

/** Source ids by what they never record. */
export interface Untracked {
  resolution: number[];
  reopening: number[];
  escalation: number[];
}

export const METRIC_IDS = [
  "difficult-rate",
  "first-contact-resolution",
  "repeat-contact",
  "repeat-customers",
  "escalation",
  "follow-through",
  "promises-ever-kept",
  "follow-through-agreed",
  "interactions-kept",
  "promise-coverage",
  "promise-satisfaction",
  "time-to-follow-up",
  "longest-silence",
  "time-to-resolution",
  "time-to-last-resolution",
  "reopen",
  "commendation-conversion",
  "commendation-path",
  "commendations-per-100",
  "turn-around",
  "service-recovery",
  "cause-share",
  "recurring-failures",
  "attributable-volume",
  "recurrence-after-change",
  "step-adherence",
  "adoption",
  "completeness",
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

/** What one row of a metric is. */
export const METRIC_UNITS = ["interaction", "issue", "customer", "promise", "failure", "commendation", "step", "field", "contact"] as const;
export type MetricUnit = (typeof METRIC_UNITS)[number];

/** The words of a metric: tooltip, CSV header, definitions page and tests read these. None may be empty. */
export interface MetricWords {
  id: MetricId;
  title: string;
  definition: string;
  numerator: string;
  denominator: string;
  unit: MetricUnit;
  cohortDate: string;
  maturity: string;
  source: string;
  better: "higher" | "lower" | "neither";
  caveat: string;
}

export type FactTable =
  | typeof factInteraction
  | typeof factClosing
  | typeof factPromise
  | typeof factCommendation
  | typeof factFailure
  | typeof factStep
  | typeof factPraiseRate
  | typeof factAttributable
  | typeof factDocumented;

/**
 * What the number of a metric is. "count": rows; it has no denominator of its own. "rate": a share of rows. "per-hundred":
 * events (numerator) per 100 rows (denominator), so it may exceed 100. "duration": the median time until the numerator's
 * rows ended, with the denominator's rows still open (Kaplan–Meier).
 */
export type MetricKind = "count" | "rate" | "per-hundred" | "duration";

/** A metric over the rows of one fact table or view. */
export interface MetricDefinition extends MetricWords {
  kind: MetricKind;
  fact: FactTable;
  /** What names one row, for drill-through. */
  unitId: AnyColumn | SQL;
  /** The cohort date: the instant, and the day where only that is known. */
  cohort: { at: AnyColumn | SQL; day: AnyColumn | SQL };
  /** Which rows the metric is about at all, beyond the filters. */
  scope: (context: MetricContext) => SQL[];
  parts: (context: MetricContext) => Part[];
  /** Of a duration: milliseconds from the beginning to the end, or to the clock while it is open. */
  elapsed?: (context: MetricContext) => SQL;
  /** Of a duration whose ends are both kept: from when to when, and whether both are known to the minute. */
  span?: (context: MetricContext) => { from: SQLWrapper; to: SQLWrapper; isTimed: SQL };
  /** Its denominator is handled contacts: where the numerator is more than that, something is wrong, and there is no value. */
  isOfContacts?: boolean;
  /** The dimension that its points are always split by. */
  by?: "cause";
  /**
   * Whether several rows of one unit count once, in the part that says most: numerator before denominator before the rest.
   * Distinct counts are never summed: their total has a query of its own.
   */
  isDistinct: boolean;
}

export function define(definition: MetricDefinition): MetricDefinition {
  return definition;
}
