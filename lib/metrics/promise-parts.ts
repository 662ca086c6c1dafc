import { type AnyColumn, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { factPromise as fact } from "@/db/facts/tables";
import { CANCELLED_BY } from "@/db/schema";
import type { MetricContext, Part } from "@/lib/metrics/define";
import { excludedByStatus, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

type CancelledBy = (typeof CANCELLED_BY)[number];

/** Where it stands what became of a promise, in the facts or in the record. */
export interface PromiseColumns {
  dueAt: SQLWrapper;
  doneAt: SQLWrapper;
  cancelledAt: SQLWrapper;
  cancelledBy: (who: CancelledBy) => SQL;
}

/** What became of a promise of the facts that was due at a date: its first one, or the last one agreed. */
export function promiseParts(dueAt: AnyColumn, context: MetricContext): Part[] {
  const cancelledBy = (who: CancelledBy) => sql`${fact.cancelledBy} = ${int(CANCELLED_BY.indexOf(who) + 1)}`;
  return [...excludedByStatus(fact), ...whatBecame({ dueAt, doneAt: fact.doneAt, cancelledAt: fact.cancelledAt, cancelledBy }, context)];
}

/** What happened after the as-of has not happened. The order matters: the first that fits is the part. */
export function whatBecame(of: PromiseColumns, { asOf, graceMs }: Pick<MetricContext, "asOf" | "graceMs">): Part[] {
  const done = sql`${of.doneAt} <= ${int(asOf)}`;
  const cancelled = sql`${of.cancelledAt} <= ${int(asOf)}`;
  const due = sql`(${of.dueAt} + ${int(graceMs)})`;
  const notDue = sql`${due} > ${int(asOf)}`;
  const doneFirst = sql`(${of.doneAt} is not null and ${of.doneAt} <= ${of.cancelledAt})`;
  return [
    { part: "duplicate", label: "entered twice", role: "excluded", when: sql`${cancelled} and ${of.cancelledBy("duplicate")}` },
    {
      part: "withdrawn",
      label: "withdrawn by the customer before due",
      role: "excluded",
      when: sql`${cancelled} and ${of.cancelledBy("customer")} and ${of.cancelledAt} <= ${of.dueAt} and not ${doneFirst}`,
    },
    { part: "ahead", label: "not yet due, already done", role: "immature", when: sql`${notDue} and ${done}` },
    { part: "not-due", label: "not yet due, open", role: "immature", when: notDue },
    { part: "on-time", label: "kept on time", role: "numerator", when: sql`${done} and ${of.doneAt} <= ${due}` },
    { part: "late", label: "done late", role: "denominator", when: done },
    { part: "missed", label: "missed: due and not done", role: "denominator", when: OTHERWISE },
  ];
}
