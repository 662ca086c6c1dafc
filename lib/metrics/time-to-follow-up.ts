import { type SQL, sql } from "drizzle-orm";
import { factPromise as fact } from "@/db/facts/tables";
import { CANCELLED_BY } from "@/db/schema";
import { DAY_MS } from "@/lib/dates";
import { define, type MetricContext, type Part } from "@/lib/metrics/define";
import { codesIn, elapsedBetween, excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

export const timeToFollowUp = define({
  id: "time-to-follow-up",
  title: "Time to follow-up",
  definition:
    "How long it takes from making a promise to keeping it: the median of the Kaplan–Meier curve, in which promises that are still open count as open for as long as they have been.",
  numerator: "Promises that were done, after the time it took",
  denominator: "Promises still open, and those the customer withdrew, for as long as they were open",
  unit: "promise",
  cohortDate: "made",
  maturity: "Every promise enters when it is made; an open one says only that it takes longer.",
  source: "Promises as documented or imported.",
  better: "lower",
  caveat:
    "Elapsed time, nights and weekends included; to the minute up to two days, then to the hour, beyond 60 days to the day. A quantile that the curve does not reach is not reached, not infinite.",
  kind: "duration",
  fact,
  unitId: fact.promiseId,
  cohort: { at: fact.madeAt, day: fact.madeDay },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`${fact.madeAt} <= ${int(asOf)}`],
  parts: followUpParts,
  elapsed: ({ asOf }) => elapsedBetween(fact.madeAt, endAt(asOf)),
  span: ({ asOf }) => ({
    from: fact.madeAt,
    to: endAt(asOf),
    isTimed: sql`${fact.madeDay} is null and not (${states(asOf).isDone} and ${fact.doneDay} is not null)`,
  }),
  isDistinct: false,
});

function followUpParts({ asOf }: MetricContext): Part[] {
  const { isDone, isCancelled, isWithdrawn } = states(asOf);
  return [
    ...excludedByStatus(fact),
    {
      part: "duplicate",
      label: "entered twice",
      role: "excluded",
      when: sql`${isCancelled} and ${fact.cancelledBy} = ${codesIn(CANCELLED_BY, "duplicate")}`,
    },
    {
      part: "impossible",
      label: "done before it was made",
      role: "excluded",
      // Where only the day is known it stands for its beginning.
      when: sql`${isDone} and ${fact.doneAt} < ${fact.madeAt} and (${fact.doneDay} is null or ${fact.doneAt} + ${int(DAY_MS)} <= ${fact.madeAt})`,
    },
    { part: "done", label: "done", role: "numerator", when: isDone },
    { part: "withdrawn", label: "withdrawn by the customer", role: "denominator", when: isWithdrawn },
    { part: "open", label: "still open", role: "denominator", when: OTHERWISE },
  ];
}

function endAt(asOf: number): SQL {
  const { isDone, isWithdrawn } = states(asOf);
  return sql`case when ${isDone} then ${fact.doneAt} when ${isWithdrawn} then ${fact.cancelledAt} else ${int(asOf)} end`;
}

function states(asOf: number) {
  const isDone = sql`${fact.doneAt} <= ${int(asOf)}`;
  const isCancelled = sql`${fact.cancelledAt} <= ${int(asOf)}`;
  const isWithdrawn = sql`${isCancelled} and ${fact.cancelledBy} = ${codesIn(CANCELLED_BY, "customer")}`;
  return { isDone, isCancelled, isWithdrawn };
}
