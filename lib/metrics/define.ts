import type { AnyColumn, SQL } from "drizzle-orm";
import type { factClosing, factCommendation, factFailure, factInteraction, factPromise } from "@/db/facts/tables";

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
}

export const METRIC_IDS = ["difficult-rate", "follow-through", "commendation-conversion", "cause-share", "recurring-failures"] as const;
export type MetricId = (typeof METRIC_IDS)[number];

/** The words of a metric: tooltip, CSV header, definitions page and tests read these. None may be empty. */
export interface MetricWords {
  id: MetricId;
  title: string;
  definition: string;
  numerator: string;
  denominator: string;
  unit: "interaction" | "promise" | "failure";
  cohortDate: string;
  maturity: string;
  source: string;
  better: "higher" | "lower" | "neither";
  caveat: string;
}

export type FactTable = typeof factInteraction | typeof factClosing | typeof factPromise | typeof factCommendation | typeof factFailure;

/** A metric that is a count or a share of rows of one fact table. */
export interface MetricDefinition extends MetricWords {
  /** A count has no denominator of its own: its value is its numerator. */
  kind: "count" | "rate";
  fact: FactTable;
  /** The column that names one row, for drill-through. */
  unitId: AnyColumn;
  /** The cohort date: the instant, and the day where only that is known. */
  cohort: { at: AnyColumn; day: AnyColumn };
  /** Which rows the metric is about at all, beyond the filters. */
  scope: (context: MetricContext) => SQL[];
  parts: (context: MetricContext) => Part[];
  /** The dimension that its points are always split by. */
  by?: "cause";
  /** Whether several rows of one unit count once. Distinct counts are never summed: their total has a query of its own. */
  isDistinct: boolean;
}

export function define(definition: MetricDefinition): MetricDefinition {
  return definition;
}
