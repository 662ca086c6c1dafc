import { and, sql } from "drizzle-orm";
import type { FactsReader } from "@/db/facts/duckdb";
import { factPromise as fact } from "@/db/facts/tables";
import type { MetricContext } from "@/lib/metrics/define";
import { followThrough } from "@/lib/metrics/follow-through";
import { partOfRow } from "@/lib/metrics/query";
import { int, ints } from "@/lib/metrics/where";

/** Which part of follow-through a promise is in as of the clock: kept on time, late, missed, not yet due, … */
export interface PromiseState {
  interactionId: number;
  promiseId: number;
  part: string;
  label: string;
}

/** The state of every promise of some interactions, by the very rule that counts them; oldest promise first. */
export async function promiseStates(
  reader: FactsReader,
  context: Pick<MetricContext, "asOf" | "graceMs">,
  interactionIds: readonly number[],
): Promise<PromiseState[]> {
  if (interactionIds.length === 0) return [];
  const full = wholeContext(context);
  const parts = followThrough.parts(full);
  const rows = await reader.all<{ interaction_id: number; promise_id: number; part: number }>(
    sql`select ${fact.interactionId} as interaction_id, ${fact.promiseId} as promise_id, ${partOfRow(parts)} as part from ${fact}
        where ${and(...followThrough.scope(full), sql`${fact.interactionId} in (${ints([...interactionIds])})`)} order by ${fact.promiseId}`,
  );
  return rows.flatMap((row) => {
    const part = parts[Number(row.part)];
    return part
      ? [{ interactionId: Number(row.interaction_id), promiseId: Number(row.promise_id), part: part.part, label: part.label }]
      : [];
  });
}

/** The ids of promises that are in one of these parts, in their order, after a given one. */
export async function promisesInParts(
  reader: FactsReader,
  context: Pick<MetricContext, "asOf" | "graceMs">,
  wanted: readonly string[],
  page: { afterId: number; limit: number; interactionId?: number | undefined },
): Promise<number[]> {
  const full = wholeContext(context);
  const parts = followThrough.parts(full);
  const places = parts.flatMap(({ part }, at) => (wanted.includes(part) ? [at] : []));
  const ofInteraction = page.interactionId === undefined ? [] : [sql`${fact.interactionId} = ${int(page.interactionId)}`];
  const rows = await reader.all<{ promise_id: number }>(
    sql`select promise_id from (select ${fact.promiseId} as promise_id, ${partOfRow(parts)} as part from ${fact}
          where ${and(...followThrough.scope(full), sql`${fact.promiseId} > ${int(page.afterId)}`, ...ofInteraction)}) as stated
        where part in (${ints(places)}) order by promise_id limit ${int(page.limit)}`,
  );
  return rows.map((row) => Number(row.promise_id));
}

/** What follow-through asks of a context, and nothing else. */
function wholeContext(context: Pick<MetricContext, "asOf" | "graceMs">): MetricContext {
  return {
    ...context,
    axisCauses: [],
    recurring: [],
    windowMs: 0,
    untracked: { resolution: [], reopening: [], escalation: [] },
    changes: [],
    procedures: [],
  };
}
