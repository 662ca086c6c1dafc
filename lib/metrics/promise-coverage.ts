import { sql } from "drizzle-orm";
import { factInteraction as fact, factPromise as promise } from "@/db/facts/tables";
import { define } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

export const promiseCoverage = define({
  id: "promise-coverage",
  title: "Interactions with a promise recorded",
  definition: "Difficult interactions for which at least one promise is recorded.",
  numerator: "Difficult interactions with a promise recorded",
  denominator: "All difficult interactions",
  unit: "interaction",
  cohortDate: "contacted",
  maturity: "Every difficult interaction enters at once.",
  source: "Promises as documented or imported, entered twice or withdrawn ones included: they were recorded.",
  better: "neither",
  caveat: "Not every difficult interaction needs a promise. Where few have one recorded, what is kept says little about what was promised.",
  kind: "rate",
  fact,
  unitId: fact.interactionId,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf)],
  parts: ({ asOf }) => [
    ...excludedByStatus(fact),
    { part: "not-difficult", label: "not difficult", role: "excluded", when: sql`${fact.difficult} = 0` },
    {
      part: "promised",
      label: "a promise is recorded",
      role: "numerator",
      when: sql`${fact.promiseCount} > 0 and ${fact.interactionId} in (select ${promise.interactionId} from ${promise} where ${promise.madeAt} <= ${int(asOf)})`,
    },
    { part: "none", label: "no promise recorded", role: "denominator", when: OTHERWISE },
  ],
  isDistinct: false,
});
