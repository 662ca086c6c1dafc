import { sql } from "drizzle-orm";
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

/** What happened after the as-of has not happened. The order matters: the first that fits is the part. */
function followThroughParts({ asOf, graceMs }: MetricContext): Part[] {
  const by = (who: (typeof CANCELLED_BY)[number]) => int(CANCELLED_BY.indexOf(who) + 1);
  const done = sql`${fact.doneAt} <= ${int(asOf)}`;
  const cancelled = sql`${fact.cancelledAt} <= ${int(asOf)}`;
  const due = sql`(${fact.firstDueAt} + ${int(graceMs)})`;
  const notDue = sql`${due} > ${int(asOf)}`;
  const doneFirst = sql`(${fact.doneAt} is not null and ${fact.doneAt} <= ${fact.cancelledAt})`;
  return [
    ...excludedByStatus(fact),
    { part: "duplicate", label: "entered twice", role: "excluded", when: sql`${cancelled} and ${fact.cancelledBy} = ${by("duplicate")}` },
    {
      part: "withdrawn",
      label: "withdrawn by the customer before due",
      role: "excluded",
      when: sql`${cancelled} and ${fact.cancelledBy} = ${by("customer")} and ${fact.cancelledAt} <= ${fact.firstDueAt} and not ${doneFirst}`,
    },
    { part: "ahead", label: "not yet due, already done", role: "immature", when: sql`${notDue} and ${done}` },
    { part: "not-due", label: "not yet due, open", role: "immature", when: notDue },
    { part: "on-time", label: "kept on time", role: "numerator", when: sql`${done} and ${fact.doneAt} <= ${due}` },
    { part: "late", label: "done late", role: "denominator", when: done },
    { part: "missed", label: "missed: due and not done", role: "denominator", when: OTHERWISE },
  ];
}
