import { sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { define } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";

export const difficultRate = define({
  id: "difficult-rate",
  title: "Difficult interactions",
  definition:
    "Documented interactions that were difficult situations. Per 100 handled contacts once contact volumes are known; until then a count, never a rate.",
  numerator: "Difficult interactions contacted in the period",
  denominator: "None: a count. Contact volumes are not part of it yet.",
  unit: "interaction",
  cohortDate: "contacted",
  maturity: "Complete at once: an interaction counts from its contact on.",
  source: "Interactions as documented or imported; which rows of a file are difficult is a rule of its mapping.",
  better: "lower",
  caveat: "A count grows with the business. Compare periods of the same length, and read it beside what was handled.",
  kind: "count",
  fact,
  unitId: fact.interactionId,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`${fact.difficult} = 1`],
  parts: () => [...excludedByStatus(fact), { part: "difficult", label: "difficult interactions", role: "numerator", when: OTHERWISE }],
  isDistinct: false,
});
