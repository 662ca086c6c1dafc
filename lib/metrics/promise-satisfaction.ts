import { sql } from "drizzle-orm";
import { factPromise as fact } from "@/db/facts/tables";
import { CANCELLED_BY } from "@/db/schema";
import { define } from "@/lib/metrics/define";
import { codesIn, excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

export const promiseSatisfaction = define({
  id: "promise-satisfaction",
  title: "The customer's word",
  definition: "Done promises of which the customer said that what was done is satisfactory, among those where the customer was asked.",
  numerator: "Done promises with which the customer was satisfied",
  denominator: "Done promises where the customer was asked: satisfied and not satisfied",
  unit: "promise",
  cohortDate: "done",
  maturity: "A promise enters when it is done.",
  source: "What was documented when the promise was completed.",
  better: "higher",
  caveat: "Whoever was not asked is not in it, and is shown apart: asking only where it went well makes the share look better than it is.",
  kind: "rate",
  fact,
  unitId: fact.promiseId,
  cohort: { at: fact.doneAt, day: fact.doneDay },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`${fact.madeAt} <= ${int(asOf)}`, sql`${fact.doneAt} <= ${int(asOf)}`],
  parts: ({ asOf }) => [
    ...excludedByStatus(fact),
    {
      part: "duplicate",
      label: "entered twice",
      role: "excluded",
      when: sql`${fact.cancelledAt} <= ${int(asOf)} and ${fact.cancelledBy} = ${codesIn(CANCELLED_BY, "duplicate")}`,
    },
    { part: "not-asked", label: "not asked", role: "unknown", when: sql`${fact.satisfied} is null` },
    { part: "satisfied", label: "satisfied", role: "numerator", when: sql`${fact.satisfied} = 1` },
    { part: "not-satisfied", label: "not satisfied", role: "denominator", when: OTHERWISE },
  ],
  isDistinct: false,
});
