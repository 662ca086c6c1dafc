import { type SQL, sql } from "drizzle-orm";
import { factFailure as fact } from "@/db/facts/tables";
import { define, type MetricContext } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

/** When it happened to the customer; where that is not known, when we were told. */
const occurredAt = sql`coalesce(${fact.occurredAt}, ${fact.contactedAt})`;

export const recurrenceAfterChange = define({
  id: "recurrence-after-change",
  title: "Recurrence after a change",
  definition:
    "Interactions of a failure that happened to the customer after the latest change of its procedure came into effect. What happened before it and was only told afterwards is the tail, and stands apart.",
  numerator: "Interactions of a failure that happened on or after the day its procedure last changed",
  denominator: "None: a count",
  unit: "interaction",
  cohortDate: "occurred, else contacted",
  maturity: "Complete at once, but still growing: things that happened lately may not have been told yet.",
  source: "When things happened as documented; procedure versions with the day they came into effect. A first version is no change.",
  better: "lower",
  caveat: "Where it is not known when something happened, the day of the contact stands for it, which makes a good change look worse.",
  kind: "count",
  fact,
  unitId: fact.interactionId,
  cohort: { at: occurredAt, day: sql`case when ${fact.occurredAt} is null then ${fact.contactedDay} else ${fact.occurredDay} end` },
  scope: (context) => [existsAt(fact, context.asOf), sql`${fact.contactedAt} >= ${changedAt(context)}`],
  parts: (context) => [
    ...excludedByStatus(fact),
    {
      part: "tail",
      label: "the tail: told after the change, happened before it",
      role: "excluded",
      when: sql`${fact.occurredAt} < ${changedAt(context)}`,
    },
    {
      part: "undated",
      label: "told after the change, not known when it happened",
      role: "numerator",
      when: sql`${fact.occurredAt} is null`,
    },
    { part: "recurred", label: "happened after the change", role: "numerator", when: OTHERWISE },
  ],
  isDistinct: false,
});

/** The latest change of a row's failure; null where its procedure has not changed. */
function changedAt({ changes }: MetricContext): SQL {
  return changes.length === 0 ? sql`cast(null as bigint)` : changeAmong(changes.toSorted((a, b) => a.failure - b.failure));
}

/** A balanced CASE: log n comparisons a row for n failures. */
function changeAmong(changes: MetricContext["changes"]): SQL {
  const middle = Math.floor(changes.length / 2);
  const change = changes[middle];
  if (!change) return sql`cast(null as bigint)`;
  if (middle === 0) return sql`case when ${fact.failure} = ${int(change.failure)} then ${int(change.at)} end`;
  return sql`case when ${fact.failure} < ${int(change.failure)} then ${changeAmong(changes.slice(0, middle))} else ${changeAmong(changes.slice(middle))} end`;
}
