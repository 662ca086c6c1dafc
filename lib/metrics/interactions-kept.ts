import { sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { define, type MetricContext, type Part } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { brokenPromise, comingPromise, duePromise } from "@/lib/metrics/promise-conditions";

export const interactionsKept = define({
  id: "interactions-kept",
  title: "Interactions with every promise kept",
  definition: "Difficult interactions with at least one promise that has come due, all of which were kept on time.",
  numerator: "Difficult interactions of which every promise that has come due was done by its first date plus grace",
  denominator: "Difficult interactions with at least one promise whose first date plus grace has passed",
  unit: "interaction",
  cohortDate: "contacted",
  maturity: "An interaction enters when the first date of one of its promises has passed; what of it is not yet due says nothing so far.",
  source: "Promises as documented or imported.",
  better: "higher",
  caveat:
    "One broken promise breaks the interaction, so this is lower than the share of promises kept. An interaction without a promise is not in it: see how many have one.",
  kind: "rate",
  fact,
  unitId: fact.interactionId,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf)],
  parts: keptParts,
  isDistinct: false,
});

function keptParts(context: MetricContext): Part[] {
  const id = fact.interactionId;
  return [
    ...excludedByStatus(fact),
    { part: "not-difficult", label: "not difficult", role: "excluded", when: sql`${fact.difficult} = 0` },
    { part: "no-promise", label: "no promise recorded", role: "excluded", when: sql`${fact.promiseCount} = 0` },
    { part: "broken", label: "a promise was not kept on time", role: "denominator", when: brokenPromise(id, context) },
    { part: "kept", label: "every promise due was kept on time", role: "numerator", when: duePromise(id, context) },
    { part: "not-due", label: "no promise is due yet", role: "immature", when: comingPromise(id, context) },
    { part: "void", label: "only promises withdrawn, entered twice or made since", role: "excluded", when: OTHERWISE },
  ];
}
