import { sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { define } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { setsWith } from "@/lib/metrics/query";
import { ints } from "@/lib/metrics/where";

export const causeShare = define({
  id: "cause-share",
  title: "Cause share",
  definition:
    "Difficult interactions with each cause on one axis, as a Pareto: by count, ties by code, cumulative over mentions. The vital few are the smallest group of causes that makes up 80 % of the mentions.",
  numerator: "Difficult interactions with the cause",
  denominator: "Difficult interactions contacted in the period, those without a known cause included",
  unit: "interaction",
  cohortDate: "contacted",
  maturity: "Complete at once.",
  source: "Causes as coded or imported, on three axes: how it felt, why it stayed difficult, what it was about.",
  better: "neither",
  caveat:
    "An interaction with two causes counts once in each row and once in the total, so rows may exceed 100 %. Unknown stands outside the vital few.",
  kind: "rate",
  by: "cause",
  fact,
  unitId: fact.interactionId,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`${fact.difficult} = 1`],
  parts: ({ axisCauses }) => [
    ...excludedByStatus(fact),
    {
      part: "known",
      label: "with a known cause",
      role: "numerator",
      when: sql`${fact.causeSet} in ${setsWith("cause", ints(axisCauses.length > 0 ? axisCauses : [-1]))}`,
    },
    { part: "unknown", label: "no cause known", role: "unknown", when: OTHERWISE },
  ],
  isDistinct: false,
});
