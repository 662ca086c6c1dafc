import { sql } from "drizzle-orm";
import { factPromise as fact } from "@/db/facts/tables";
import { define } from "@/lib/metrics/define";
import { existsAt } from "@/lib/metrics/parts";
import { promiseParts } from "@/lib/metrics/promise-parts";
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
  parts: (context) => promiseParts(fact.firstDueAt, context),
  isDistinct: false,
});
