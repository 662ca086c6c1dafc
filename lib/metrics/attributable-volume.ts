import { sql } from "drizzle-orm";
import { factAttributable as fact } from "@/db/facts/views";
import { define } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";

export const attributableVolume = define({
  id: "attributable-volume",
  title: "Attributable volume",
  definition:
    "Contacts that a failure caused: its own interactions, and the later contacts about the same issues. Times the failure's own median handling minutes it is the work that the failure costs.",
  numerator: "Interactions of a failure contacted in the period, and later contacts of the same issues contacted in the period",
  denominator: "None: a count",
  unit: "interaction",
  cohortDate: "contacted",
  maturity: "Complete at once; later contacts may yet come.",
  source: "Interactions linked to a failure, and contacts of the same customer about the same issue.",
  better: "lower",
  caveat:
    "An interaction counts once for each failure and once in the total. Interactions without a known customer bring no later contacts along.",
  kind: "count",
  fact,
  unitId: fact.interactionId,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf)],
  parts: () => [
    ...excludedByStatus(fact),
    { part: "own", label: "interactions of the failure", role: "numerator", when: sql`${fact.own} = 1` },
    { part: "later", label: "later contacts of the same issues", role: "numerator", when: OTHERWISE },
  ],
  isDistinct: true,
});
