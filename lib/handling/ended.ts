import { and, type SQL, sql } from "drizzle-orm";
import { factInteraction } from "@/db/facts/tables";
import { DAY_MS } from "@/lib/dates";
import { ENDINGS, type EndingId, type EndingRule } from "@/lib/handling/ending-rules";
import type { Asked } from "@/lib/metrics/ask";
import type { MetricContext, Part } from "@/lib/metrics/define";
import { partOfRow } from "@/lib/metrics/query";
import { filterConditions, inRange } from "@/lib/metrics/where";

/** The interactions that an ending is asked of, in SQL: one row each, with everything that only interactions themselves have. */
export interface Ended {
  rule: EndingRule;
  parts: Part[];
  /** `from … where …`: the cohort. Columns of fact_interaction can be named in whatever is selected from it. */
  from: SQL;
  /** The place, in `parts`, of the part that a row is in. */
  part: SQL;
}

/** Under the filters, the period and the clock of a snapshot. */
export function endedOf(asked: Asked, ending: EndingId): Ended {
  const rule = ENDINGS[ending];
  const context = contextOf(asked);
  const parts = rule.parts(context);
  const { fact } = rule;
  const own =
    fact === factInteraction
      ? sql`${fact}`
      : sql`${fact} join ${factInteraction} on ${factInteraction.interactionId} = ${fact.interactionId}`;
  const where = and(
    ...rule.scope(context),
    ...filterConditions(fact, asked.filters, asked.codes),
    ...inRange(rule.cohort, asked.period, asked.period.zone),
  );
  return { rule, parts, from: sql`from ${own} where ${where ?? sql`true`}`, part: partOfRow(parts) };
}

function contextOf({ period, settings, filters }: Asked): MetricContext {
  return {
    asOf: period.asOf,
    graceMs: settings.graceMinutes * 60_000,
    windowMs: Number(filters.window) * DAY_MS,
    axisCauses: [],
    recurring: [],
    untracked: { resolution: [], reopening: [], escalation: [] },
    changes: [],
    procedures: [],
  };
}
