import { sql } from "drizzle-orm";
import { factPromise as fact } from "@/db/facts/tables";
import { define } from "@/lib/metrics/define";
import { existsAt } from "@/lib/metrics/parts";
import { promiseParts } from "@/lib/metrics/promise-parts";
import { int } from "@/lib/metrics/where";

export const followThroughAgreed = define({
  id: "follow-through-agreed",
  title: "Kept by the date last agreed",
  definition: "Promises kept on time, by the last date the customer agreed to before the earlier one had passed.",
  numerator: "Promises done no later than the last agreed date plus grace",
  denominator: "Promises whose last agreed date plus grace has passed: kept on time, late and missed",
  unit: "promise",
  cohortDate: "last agreed due date",
  maturity: "A promise enters when its last agreed date plus grace has passed, done or not; before that it is ahead or not yet due.",
  source: "Promises as documented or imported, with the new dates and whether the customer agreed to them.",
  better: "higher",
  caveat:
    "Not follow-through: a date that was moved in time no longer counts as broken here. A date moved without the customer's word, or after the earlier one had passed, does not count as agreed.",
  kind: "rate",
  fact,
  unitId: fact.promiseId,
  // Of a date only the instant is kept, unless it is the first one.
  cohort: { at: fact.agreedDueAt, day: sql`(case when ${fact.agreedDueAt} = ${fact.firstDueAt} then ${fact.firstDueDay} end)` },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`${fact.madeAt} <= ${int(asOf)}`],
  parts: (context) => promiseParts(fact.agreedDueAt, context),
  isDistinct: false,
});
