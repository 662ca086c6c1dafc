import { sql } from "drizzle-orm";
import { factFailure as fact } from "@/db/facts/tables";
import { define } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { ints } from "@/lib/metrics/where";

export const recurringFailures = define({
  id: "recurring-failures",
  title: "Recurring failures",
  definition:
    "Process failures seen in the period that recur: at least 3 interactions from at least 2 different known customers in any 30 consecutive days up to the clock.",
  numerator: "Failures with an interaction in the period that meet the rule",
  denominator: "Failures with an interaction in the period, recurring or not",
  unit: "failure",
  cohortDate: "contacted",
  maturity: "A failure recurs from the day the rule is first met; the days after the clock do not exist.",
  source: "Interactions linked to a failure. The rule looks at all of them; period and filters only choose which failures are seen.",
  better: "lower",
  caveat:
    "Where none of a failure's interactions has a known customer, the customer condition is waived and the failure says so. Unknown customers never count as different ones.",
  kind: "count",
  fact,
  unitId: fact.failure,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf)],
  parts: ({ recurring }) => [
    ...excludedByStatus(fact),
    {
      part: "recurring",
      label: "recurring",
      role: "numerator",
      when: recurring.length > 0 ? sql`${fact.failure} in (${ints(recurring)})` : sql`false`,
    },
    { part: "candidate", label: "seen, not recurring", role: "denominator", when: OTHERWISE },
  ],
  isDistinct: true,
});
