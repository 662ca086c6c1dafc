import { sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { DAY_MS } from "@/lib/dates";
import { define, type MetricContext, type Part } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, fromSources, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

/** How long after the contact an escalation still counts, in days. */
const ESCALATION_DAYS = 7;

export const escalation = define({
  id: "escalation",
  title: "Escalation",
  definition: "Interactions escalated by at least one level within 7 days of the contact, each counted once.",
  numerator: "Interactions escalated within 7 days",
  denominator: "Interactions contacted in the period, at least 7 days ago",
  unit: "interaction",
  cohortDate: "contacted",
  maturity: "An interaction enters 7 days after its contact; until then it is not yet measurable.",
  source: "Escalations as they were logged, as a handover or as the level that was reached.",
  better: "lower",
  caveat:
    "Where only the level is known and not when it was reached, it counts as reached in time. Sources that never record an escalation are shown as not known.",
  kind: "rate",
  fact,
  unitId: fact.interactionId,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf)],
  parts: escalationParts,
  isDistinct: false,
});

function escalationParts({ asOf, untracked }: MetricContext): Part[] {
  const until = sql`(${fact.contactedAt} + ${int(ESCALATION_DAYS * DAY_MS)})`;
  return [
    ...excludedByStatus(fact),
    {
      part: "untracked",
      label: "the source does not record escalations",
      role: "unknown",
      when: sql`${fact.escalated} is null and ${fromSources(fact, untracked.escalation)}`,
    },
    { part: "not-measurable", label: "contacted less than 7 days ago", role: "immature", when: sql`${until} > ${int(asOf)}` },
    { part: "escalated", label: "escalated within 7 days", role: "numerator", when: sql`${fact.firstEscalatedAt} <= ${until}` },
    {
      part: "escalated-sometime",
      label: "escalated, not known when",
      role: "numerator",
      when: sql`${fact.firstEscalatedAt} is null and ${fact.escalated} = 1`,
    },
    { part: "not-escalated", label: "not escalated within 7 days", role: "denominator", when: OTHERWISE },
  ];
}
