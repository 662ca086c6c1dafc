import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { factPromise as fact } from "@/db/facts/tables";
import { CANCELLED_BY } from "@/db/schema";
import { define, type MetricContext, type Part } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

export const followThrough = define({
  id: "follow-through",
  title: "Follow-through",
  definition: "Promises kept on time, by the first date that was promised.",
  numerator: "Promises done no later than the first promised date plus grace",
  denominator: "Promises whose first promised date plus grace has passed: kept on time, late and missed",
  unit: "promise",
  cohortDate: "first promised due date",
  maturity: "A promise enters when its first due date plus grace has passed, done or not; before that it is ahead or not yet due.",
  source: "Promises as documented or imported. A rescheduled promise is one promise with its first date.",
  better: "higher",
  caveat:
    "A promise that the customer withdrew before it was due, and a duplicate entry, are left out; one that we cancelled counts as missed.",
  kind: "rate",
  fact,
  unitId: fact.promiseId,
  cohort: { at: fact.firstDueAt, day: fact.firstDueDay },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`${fact.madeAt} <= ${int(asOf)}`],
  parts: followThroughParts,
  isDistinct: false,
});

function followThroughParts(context: MetricContext): Part[] {
  const cancelledBy = (who: CancelledBy) => sql`${fact.cancelledBy} = ${int(CANCELLED_BY.indexOf(who) + 1)}`;
  return [...excludedByStatus(fact), ...promiseParts({ ...fact, cancelledBy }, context)];
}

type CancelledBy = (typeof CANCELLED_BY)[number];

/** Where a promise stands, in the facts or in the record. */
export interface PromiseColumns {
  firstDueAt: SQLWrapper;
  doneAt: SQLWrapper;
  cancelledAt: SQLWrapper;
  cancelledBy: (who: CancelledBy) => SQL;
}

/** What happened after the as-of has not happened. The order matters: the first that fits is the part. */
export function promiseParts(of: PromiseColumns, { asOf, graceMs }: Pick<MetricContext, "asOf" | "graceMs">): Part[] {
  const done = sql`${of.doneAt} <= ${int(asOf)}`;
  const cancelled = sql`${of.cancelledAt} <= ${int(asOf)}`;
  const due = sql`(${of.firstDueAt} + ${int(graceMs)})`;
  const notDue = sql`${due} > ${int(asOf)}`;
  const doneFirst = sql`(${of.doneAt} is not null and ${of.doneAt} <= ${of.cancelledAt})`;
  return [
    { part: "duplicate", label: "entered twice", role: "excluded", when: sql`${cancelled} and ${of.cancelledBy("duplicate")}` },
    {
      part: "withdrawn",
      label: "withdrawn by the customer before due",
      role: "excluded",
      when: sql`${cancelled} and ${of.cancelledBy("customer")} and ${of.cancelledAt} <= ${of.firstDueAt} and not ${doneFirst}`,
    },
    { part: "ahead", label: "not yet due, already done", role: "immature", when: sql`${notDue} and ${done}` },
    { part: "not-due", label: "not yet due, open", role: "immature", when: notDue },
    { part: "on-time", label: "kept on time", role: "numerator", when: sql`${done} and ${of.doneAt} <= ${due}` },
    { part: "late", label: "done late", role: "denominator", when: done },
    { part: "missed", label: "missed: due and not done", role: "denominator", when: OTHERWISE },
  ];
}
