import { sql } from "drizzle-orm";
import { factStep as fact } from "@/db/facts/tables";
import { define } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";

export const stepAdherence = define({
  id: "step-adherence",
  title: "Step adherence",
  definition:
    "Handling steps that went as they should: observed, or, for what is to be avoided (interrupting, arguing, parroting), not observed.",
  numerator: "Steps that went as they should",
  denominator: "Steps observed yes or no, of interactions contacted in the period",
  unit: "step",
  cohortDate: "contacted",
  maturity: "Complete once a step has been judged.",
  source: "Steps as they were observed in documented interactions.",
  better: "higher",
  caveat:
    "Steps that did not apply are left out. Only interactions in which steps were observed speak here, and those are seldom chosen by chance.",
  kind: "rate",
  fact,
  unitId: fact.stepId,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf)],
  parts: () => [
    ...excludedByStatus(fact),
    { part: "not-applicable", label: "did not apply", role: "excluded", when: sql`${fact.adherent} is null` },
    { part: "adherent", label: "as it should be", role: "numerator", when: sql`${fact.adherent} = 1` },
    { part: "not-adherent", label: "not as it should be", role: "denominator", when: OTHERWISE },
  ],
  isDistinct: false,
});
