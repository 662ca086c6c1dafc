import { sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { OUTCOMES } from "@/db/schema";
import { commendationConversion } from "@/lib/metrics/commendation-conversion";
import type { MetricContext, MetricDefinition, Part } from "@/lib/metrics/define";
import { codesIn, excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { anyPromise, brokenPromise, duePromise } from "@/lib/metrics/promise-conditions";
import { serviceRecovery } from "@/lib/metrics/service-recovery";

/** What can be called a good ending of a difficult interaction. */
export const ENDING_IDS = ["resolved", "calm", "commended", "recovered", "promises-kept"] as const;
export type EndingId = (typeof ENDING_IDS)[number];

/**
 * How it is told which interactions ended well. Numerator parts did, denominator parts did not; what is not yet measurable,
 * not known or left out is neither, and counted apart.
 */
export interface EndingRule extends Pick<MetricDefinition, "cohort" | "scope" | "parts"> {
  fact: typeof fact | typeof commendationConversion.fact;
  /** Such as "ended calm". */
  title: string;
  definition: string;
  cohortDate: string;
}

const ofContacts: Pick<EndingRule, "fact" | "cohort" | "scope" | "cohortDate"> = {
  fact,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`${fact.difficult} = 1`],
  cohortDate: "contacted",
};

const ofClosings = ({ fact: closings, cohort, scope, parts, definition, cohortDate }: MetricDefinition) => ({
  fact: closings,
  cohort,
  scope,
  parts,
  definition,
  cohortDate,
});

export const ENDINGS: Record<EndingId, EndingRule> = {
  resolved: {
    ...ofContacts,
    title: "resolved, or an alternative accepted",
    definition: "Difficult interactions whose outcome is resolved or an alternative that the customer accepted.",
    parts: resolvedParts,
  },
  calm: {
    ...ofContacts,
    title: "ended calm",
    definition: "Difficult interactions with a mood of 4 or 5 (of 5) at the end.",
    parts: calmParts,
  },
  commended: { title: "ended in a commendation", ...ofClosings(commendationConversion) },
  recovered: { title: "our failure made good", ...ofClosings(serviceRecovery) },
  "promises-kept": {
    ...ofContacts,
    title: "every promise kept on time",
    definition: "Difficult interactions with a promise that has come due, all such promises kept by the first date promised.",
    parts: keptParts,
  },
};

function resolvedParts(): Part[] {
  return [
    ...excludedByStatus(fact),
    { part: "outcome-unknown", label: "outcome not known", role: "unknown", when: sql`${fact.outcome} = 0` },
    {
      part: "resolved",
      label: "resolved, or an alternative accepted",
      role: "numerator",
      when: sql`${fact.outcome} in (${codesIn(OUTCOMES, "resolved", "alternative_accepted")})`,
    },
    { part: "not-resolved", label: "ended otherwise", role: "denominator", when: OTHERWISE },
  ];
}

function calmParts(): Part[] {
  return [
    ...excludedByStatus(fact),
    { part: "mood-unknown", label: "mood at the end not known", role: "unknown", when: sql`${fact.moodEnd} is null` },
    { part: "calm", label: "calm at the end", role: "numerator", when: sql`${fact.moodEnd} >= 4` },
    { part: "not-calm", label: "not calm at the end", role: "denominator", when: OTHERWISE },
  ];
}

function keptParts(context: MetricContext): Part[] {
  const id = fact.interactionId;
  return [
    ...excludedByStatus(fact),
    { part: "broken", label: "a promise was not kept on time", role: "denominator", when: brokenPromise(id, context) },
    { part: "kept", label: "every promise due was kept on time", role: "numerator", when: duePromise(id, context) },
    { part: "not-due", label: "no promise is due yet", role: "immature", when: anyPromise(id, context) },
    { part: "none-promised", label: "nothing was promised, or it was withdrawn", role: "excluded", when: OTHERWISE },
  ];
}
