import { sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { define } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";

export const difficultRate = define({
  id: "difficult-rate",
  title: "Difficult interactions",
  definition:
    "Documented interactions that were difficult situations. Per 100 handled contacts where contact volumes are known; without them a count, never a rate.",
  numerator: "Difficult interactions contacted in the period",
  denominator:
    "Handled contacts of the same days, by the contact volumes that were imported, as far as they are split by the team, channel and product asked for; on days of which none was, every documented interaction of a source that documents all. Without either there is none: a count",
  unit: "interaction",
  cohortDate: "contacted",
  maturity: "Complete at once: an interaction counts from its contact on.",
  source: "Interactions as documented or imported; which rows of a file are difficult is a rule of its mapping.",
  better: "lower",
  caveat:
    "A count grows with the business. Days without a volume, or with one that is not split by a dimension asked for, leave both sides of the rate. Filters other than team, channel and product touch the difficult interactions only.",
  kind: "count",
  fact,
  unitId: fact.interactionId,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`${fact.difficult} = 1`],
  parts: () => [
    ...excludedByStatus(fact),
    // Which these are is known once volumes are (against-volumes.ts).
    { part: "no-volume", label: "on days without a contact volume", role: "excluded", when: sql`false` },
    { part: "difficult", label: "difficult interactions", role: "numerator", when: OTHERWISE },
  ],
  isDistinct: false,
});
