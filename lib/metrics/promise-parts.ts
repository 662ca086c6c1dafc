import { type AnyColumn, sql } from "drizzle-orm";
import { factPromise as fact } from "@/db/facts/tables";
import { CANCELLED_BY } from "@/db/schema";
import type { MetricContext, Part } from "@/lib/metrics/define";
import { codesIn, excludedByStatus, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

/**
 * What became of a promise that was due at a date: its first one, or the last one agreed. What happened after the as-of has
 * not happened. The order matters: the first that fits is the part.
 */
export function promiseParts(dueAt: AnyColumn, { asOf, graceMs }: MetricContext): Part[] {
  const by = (who: (typeof CANCELLED_BY)[number]) => codesIn(CANCELLED_BY, who);
  const done = sql`${fact.doneAt} <= ${int(asOf)}`;
  const cancelled = sql`${fact.cancelledAt} <= ${int(asOf)}`;
  const due = sql`(${dueAt} + ${int(graceMs)})`;
  const notDue = sql`${due} > ${int(asOf)}`;
  const doneFirst = sql`(${fact.doneAt} is not null and ${fact.doneAt} <= ${fact.cancelledAt})`;
  return [
    ...excludedByStatus(fact),
    { part: "duplicate", label: "entered twice", role: "excluded", when: sql`${cancelled} and ${fact.cancelledBy} = ${by("duplicate")}` },
    {
      part: "withdrawn",
      label: "withdrawn by the customer before due",
      role: "excluded",
      when: sql`${cancelled} and ${fact.cancelledBy} = ${by("customer")} and ${fact.cancelledAt} <= ${dueAt} and not ${doneFirst}`,
    },
    { part: "ahead", label: "not yet due, already done", role: "immature", when: sql`${notDue} and ${done}` },
    { part: "not-due", label: "not yet due, open", role: "immature", when: notDue },
    { part: "on-time", label: "kept on time", role: "numerator", when: sql`${done} and ${fact.doneAt} <= ${due}` },
    { part: "late", label: "done late", role: "denominator", when: done },
    { part: "missed", label: "missed: due and not done", role: "denominator", when: OTHERWISE },
  ];
}
