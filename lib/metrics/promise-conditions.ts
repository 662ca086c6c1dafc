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

/** One of its promises has come due and was not done in time. */
export function brokenPromise(interactionId: AnyColumn, context: MetricContext): SQL {
  const { due, isUndone } = states(context);
  return withPromise(interactionId, context, sql`${due} <= ${int(context.asOf)} and (${isUndone} or ${promise.doneAt} > ${due})`);
}

/** One of its promises is open and not yet due. */
export function openPromise(interactionId: AnyColumn, context: MetricContext): SQL {
  const { due, isUndone } = states(context);
  return withPromise(interactionId, context, sql`${due} > ${int(context.asOf)} and ${isUndone}`);
}

function states({ asOf, graceMs }: MetricContext) {
  return {
    due: sql`(${promise.firstDueAt} + ${int(graceMs)})`,
    isUndone: sql`(${promise.doneAt} is null or ${promise.doneAt} > ${int(asOf)})`,
  };
}

function withPromise(interactionId: AnyColumn, { asOf }: MetricContext, when: SQL): SQL {
  const by = (who: (typeof CANCELLED_BY)[number]) => sql`${promise.cancelledBy} = ${codesIn(CANCELLED_BY, who)}`;
  const isLeftOut = sql`(${promise.cancelledAt} <= ${int(asOf)} and (${by("duplicate")} or (${by("customer")} and ${promise.cancelledAt} <= ${promise.firstDueAt})))`;
  return sql`${interactionId} in (select ${promise.interactionId} from ${promise} where ${promise.madeAt} <= ${int(asOf)} and ${when} and not coalesce(${isLeftOut}, false))`;
}
