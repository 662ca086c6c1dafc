import { sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { OUTCOMES } from "@/db/schema";
import { define, type MetricContext, type Part } from "@/lib/metrics/define";
import { codesIn, excludedByStatus, existsAt, fromSources, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

export const firstContactResolution = define({
  id: "first-contact-resolution",
  title: "First contact resolution",
  definition:
    "Issues settled at their first contact: resolved, and within the window (7 days unless 14 or 30 is chosen) no further contact from the customer, no reopening, no transfer and no escalation.",
  numerator: "Issues resolved within the window after their first contact, with nothing of the kind since",
  denominator: "Issues whose first contact lies in the period and at least the window ago, and of which it is known how they went",
  unit: "issue",
  cohortDate: "first contact of the issue",
  maturity: "An issue enters when the window after its first contact has passed; until then it is not yet measurable.",
  source: "Contacts of one customer about one issue; without an issue key the customer is the issue.",
  better: "higher",
  caveat:
    "Contacts without a known customer belong to no issue and are shown as not known, and so are issues of sources that never say when something was resolved.",
  kind: "rate",
  fact,
  unitId: fact.interactionId,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [
    existsAt(fact, asOf),
    sql`case when ${fact.status} <> 1 or ${fact.issue} = 0 then true else ${fact.firstOfIssue} = 1 end`,
  ],
  parts: settledParts,
  isDistinct: false,
});

function settledParts({ asOf, windowMs, untracked }: MetricContext): Part[] {
  const until = sql`(${fact.contactedAt} + ${int(windowMs)})`;
  const known = sql`${fact.outcome} in (${codesIn(OUTCOMES, "resolved", "alternative_accepted", "irreparable_obligation_met")})`;
  return [
    ...excludedByStatus(fact),
    { part: "no-customer", label: "customer not known", role: "unknown", when: sql`${fact.issue} = 0` },
    { part: "not-measurable", label: "first contact too recent", role: "immature", when: sql`${until} > ${int(asOf)}` },
    { part: "contacted-again", label: "the customer came back", role: "denominator", when: sql`${fact.nextInboundAt} <= ${until}` },
    { part: "reopened", label: "reopened", role: "denominator", when: sql`${fact.firstReopenedAt} <= ${until}` },
    {
      part: "transferred",
      label: "transferred",
      role: "denominator",
      when: sql`coalesce(${fact.firstTransferredAt} <= ${until}, ${fact.transferCount} > 0)`,
    },
    {
      part: "escalated",
      label: "escalated",
      role: "denominator",
      when: sql`coalesce(${fact.firstEscalatedAt} <= ${until}, ${fact.escalated} = 1)`,
    },
    {
      part: "settled",
      label: "settled at the first contact",
      role: "numerator",
      when: sql`coalesce(${fact.firstResolvedAt} <= ${until}, ${known})`,
    },
    {
      part: "untracked",
      label: "the source does not say when something is resolved",
      role: "unknown",
      when: sql`${fact.outcome} = 0 and ${fromSources(fact, untracked.resolution)}`,
    },
    { part: "unresolved", label: "not resolved in the window", role: "denominator", when: OTHERWISE },
  ];
}
