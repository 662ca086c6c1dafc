import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { stepKey } from "@/db/facts/step-key";
import { stepObservation } from "@/db/schema";
import type { StepName } from "@/lib/handling/factors";

/** How many different words are looked up; steps of a playbook are a few dozen, words typed by hand may be any number. */
const MOST_NAMES = 5000;

/**
 * The words of every step that was ever observed, by key. One jump in the index for each, however many observations there are.
 * Callers show the words only of steps that they have counted in facts which the asker sees.
 */
export async function stepNames(db: Db): Promise<Map<number, StepName>> {
  const { step, polarity } = stepObservation;
  const rows = await db.all<{ step: string; avoided: number | string }>(sql`
    with recursive named (words, place) as (
      select (select min(${step}) from ${stepObservation}), 1
      union all
      select (select min(${step}) from ${stepObservation} where ${step} > named.words), named.place + 1
      from named where named.words is not null and named.place < ${MOST_NAMES}
    )
    select words as step,
      (select count(*) from (select 1 from ${stepObservation} where ${step} = named.words and ${polarity} = 'avoid' limit 1) as any_avoided) as avoided
    from named where words is not null order by 1`);
  const names = new Map<number, StepName>();
  for (const row of rows) {
    const key = stepKey(row.step);
    if (!names.has(key)) names.set(key, { words: row.step.trim(), isToAvoid: Number(row.avoided) > 0 });
  }
  return names;
}
