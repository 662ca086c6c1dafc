import { type SQL, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { define, type MetricContext, type Part } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

const SOURCE = "Contacts of one customer about one issue; without an issue key the customer is the issue.";

export const repeatContact = define({
  id: "repeat-contact",
  title: "Repeat contact",
  definition:
    "Contacts that were followed by another of the same customer and issue within the window (7 days unless 14 or 30 is chosen). Counted by contact.",
  numerator: "Contacts followed by another within the window",
  denominator: "Contacts in the period with a known customer, at least the window ago",
  unit: "interaction",
  cohortDate: "contacted",
  maturity: "A contact enters when the window after it has passed; until then it is not yet measurable.",
  source: SOURCE,
  better: "lower",
  caveat: "A shared mailbox looks like one customer who never stops writing. Contacts without a known customer are shown as not known.",
  kind: "rate",
  fact,
  unitId: fact.interactionId,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf)],
  parts: (context) => repeatParts(context, { again: "followed by another", once: "not followed by another" }),
  isDistinct: false,
});

export const repeatCustomers = define({
  id: "repeat-customers",
  title: "Customers who came back",
  definition:
    "Customers with a contact that was followed by another about the same issue within the window (7 days unless 14 or 30 is chosen). Counted by customer.",
  numerator: "Customers with at least one contact in the period followed by another within the window",
  denominator: "Customers with at least one contact in the period, at least the window ago",
  unit: "customer",
  cohortDate: "contacted",
  maturity: "A customer enters with the first contact that is at least the window old.",
  source: SOURCE,
  better: "lower",
  caveat: "A customer counts once however many contacts there were. Contacts without a known customer stand apart, one by one.",
  kind: "rate",
  fact,
  // Each contact without a customer stands for itself.
  unitId: sql`case when ${fact.issue} = 0 then -${fact.interactionId} else ${fact.customer} end`,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf)],
  parts: (context) => repeatParts(context, { again: "came back", once: "did not come back" }),
  isDistinct: true,
});

function repeatParts({ asOf, windowMs }: MetricContext, { again, once }: { again: string; once: string }): Part[] {
  const until: SQL = sql`(${fact.contactedAt} + ${int(windowMs)})`;
  return [
    ...excludedByStatus(fact),
    { part: "no-customer", label: "customer not known", role: "unknown", when: sql`${fact.issue} = 0` },
    { part: "not-measurable", label: "too recent", role: "immature", when: sql`${until} > ${int(asOf)}` },
    { part: "again", label: again, role: "numerator", when: sql`${fact.nextContactAt} <= ${until}` },
    { part: "once", label: once, role: "denominator", when: OTHERWISE },
  ];
}
