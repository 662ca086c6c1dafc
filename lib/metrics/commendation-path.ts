import { type SQL, sql } from "drizzle-orm";
import { factClosing as fact } from "@/db/facts/tables";
import { OUTCOMES } from "@/db/schema";
import { DAY_MS } from "@/lib/dates";
import { COMMENDATION_WINDOW_DAYS } from "@/lib/metrics/commendation-conversion";
import { define, type MetricContext, type Part } from "@/lib/metrics/define";
import { lastClosings } from "@/lib/metrics/last-closings";
import { codesIn, excludedByStatus, OTHERWISE } from "@/lib/metrics/parts";
import { brokenPromise, openPromise } from "@/lib/metrics/promise-conditions";
import { int } from "@/lib/metrics/where";

export const commendationPath = define({
  id: "commendation-path",
  title: "Path to a commendation",
  definition:
    "The same interactions as commendation conversion, by how far they came on the way: difficult, resolved, every promise kept on time, commended. Who was never promised anything was not let down; praise that came without all of the way counts, and is told apart.",
  numerator: "Difficult interactions with a verified commendation, whichever way",
  denominator: "Difficult interactions closed in the period, 30 days or longer ago",
  unit: "interaction",
  cohortDate: "last closing as of the clock",
  maturity: "An interaction enters 30 days after it was closed; one whose promise is not yet due stands apart until it is.",
  source: "Outcomes, promises and verified commendations.",
  better: "higher",
  caveat: "A closing counts as resolved unless its outcome says otherwise.",
  kind: "rate",
  fact,
  unitId: fact.interactionId,
  ...lastClosings,
  parts: pathParts,
  isDistinct: false,
});

/** Outcomes with which an interaction is closed and not resolved. */
export const NOT_RESOLVED: readonly (typeof OUTCOMES)[number][] = ["unresolved", "lost", "policy_or_legal_limit"];

function pathParts(context: MetricContext): Part[] {
  const until = sql`(${fact.closedAt} + ${int(COMMENDATION_WINDOW_DAYS * DAY_MS)})`;
  const isCommended = sql`coalesce(${fact.commendedAt} <= ${until} and ${fact.commendedAt} <= ${int(context.asOf)}, false)`;
  const isUnresolved = sql`${fact.outcome} in (${codesIn(OUTCOMES, ...NOT_RESOLVED)})`;
  const [isBroken, isOpen] = [brokenPromise(fact.interactionId, context), openPromise(fact.interactionId, context)];
  const apart = (name: string, label: string, when: SQL): Part[] => [
    { part: `commended-${name}`, label: `commended all the same: ${label}`, role: "numerator", when: sql`${isCommended} and ${when}` },
    { part: name, label, role: "denominator", when },
  ];
  return [
    ...excludedByStatus(fact),
    { part: "not-measurable", label: "closed less than 30 days ago", role: "immature", when: sql`${until} > ${int(context.asOf)}` },
    ...apart("unresolved", "not resolved", isUnresolved),
    ...apart("broken", "a promise was not kept on time", isBroken),
    ...apart("promise-open", "a promise is not yet due", isOpen),
    { part: "commended", label: "resolved, every promise kept, commended", role: "numerator", when: isCommended },
    { part: "not-commended", label: "resolved, every promise kept, not commended", role: "denominator", when: OTHERWISE },
  ];
}

/** The stages of the way, each with the parts of those who reached it; nested, so that each is within the one before. */
export const PATH_STAGES = {
  measurable: [
    "commended-unresolved",
    "unresolved",
    "commended-broken",
    "broken",
    "commended-promise-open",
    "promise-open",
    "commended",
    "not-commended",
  ],
  resolved: ["commended-broken", "broken", "commended-promise-open", "promise-open", "commended", "not-commended"],
  kept: ["commended", "not-commended"],
  commended: ["commended"],
} as const;
