import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { factPromise as promise } from "@/db/facts/tables";
import { CANCELLED_BY } from "@/db/schema";
import type { MetricContext } from "@/lib/metrics/define";
import { codesIn } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

/*
 * What the promises of an interaction say of it as of the clock, by the rules of follow-through: the first promised date
 * counts, with grace; what the customer withdrew before it was due, and what was entered twice, is left out.
 */

/** As of when, and how late is still on time. */
export type PromiseClock = Pick<MetricContext, "asOf" | "graceMs">;

/** Something was promised in it that counts. */
export function anyPromise(interactionId: AnyColumn, context: PromiseClock): SQL {
  return withPromise(interactionId, context, sql`true`);
}

/** One of its promises has come due and was not done in time. */
export function brokenPromise(interactionId: AnyColumn, context: PromiseClock): SQL {
  const due = dueWithGrace(context);
  return withPromise(interactionId, context, sql`${due} <= ${int(context.asOf)} and coalesce(${promise.doneAt} > ${due}, true)`);
}

/** One of its promises has come due, kept or not. */
export function duePromise(interactionId: AnyColumn, context: MetricContext): SQL {
  return withPromise(interactionId, context, sql`${dueWithGrace(context)} <= ${int(context.asOf)}`);
}

/** One of its promises is not yet due, done or not. */
export function comingPromise(interactionId: AnyColumn, context: MetricContext): SQL {
  return withPromise(interactionId, context, sql`${dueWithGrace(context)} > ${int(context.asOf)}`);
}

/** One of its promises has come due and is not done at all. */
export function missedPromise(interactionId: AnyColumn, context: PromiseClock): SQL {
  const isUndone = sql`coalesce(${promise.doneAt} > ${int(context.asOf)}, true)`;
  return withPromise(interactionId, context, sql`${dueWithGrace(context)} <= ${int(context.asOf)} and ${isUndone}`);
}

/** One of its promises is open and not yet due. */
export function openPromise(interactionId: AnyColumn, context: PromiseClock): SQL {
  const isUndone = sql`coalesce(${promise.doneAt} > ${int(context.asOf)}, true)`;
  return withPromise(interactionId, context, sql`${dueWithGrace(context)} > ${int(context.asOf)} and ${isUndone}`);
}

function dueWithGrace({ graceMs }: Pick<MetricContext, "graceMs">): SQL {
  return sql`(${promise.firstDueAt} + ${int(graceMs)})`;
}

function withPromise(interactionId: AnyColumn, { asOf }: Pick<MetricContext, "asOf">, when: SQL): SQL {
  const by = (who: (typeof CANCELLED_BY)[number]) => sql`${promise.cancelledBy} = ${codesIn(CANCELLED_BY, who)}`;
  const isInTime = sql`case when ${by("duplicate")} then true when ${by("customer")} then ${promise.cancelledAt} <= ${promise.firstDueAt} else false end`;
  const isLeftOut = sql`(${promise.cancelledAt} <= ${int(asOf)} and ${isInTime})`;
  return sql`${interactionId} in (select ${promise.interactionId} from ${promise} where ${promise.madeAt} <= ${int(asOf)} and ${when} and not coalesce(${isLeftOut}, false))`;
}
