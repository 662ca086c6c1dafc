import { setTimeout as pause } from "node:timers/promises";
import { max, sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { interaction } from "@/db/schema";

/** How long writers are waited for, and how often it is looked whether they have ended, in milliseconds. */
const WAITS_MS = 500;
const LOOKS_EVERY_MS = 20;

/** The newest interaction of the record; 0 when there is none. */
export async function lastInteraction(db: Db): Promise<number> {
  const [row] = await db.select({ id: max(interaction.id) }).from(interaction);
  return row?.id ?? 0;
}

/**
 * The newest interaction up to which every one is there, so that whoever has looked that far need not look back. On PostgreSQL
 * one with a lower id may be committed later: those who were writing interactions are waited for.
 * @returns null when they have not ended in time
 */
export async function settledInteraction({ db, dialect }: Pick<RecordStore, "db" | "dialect">): Promise<number | null> {
  const last = await lastInteraction(db);
  if (dialect === "sqlite") return last;
  const begun = performance.now();
  for (let writing = await writers(db); writing.length > 0; ) {
    if (performance.now() - begun >= WAITS_MS) return null;
    await pause(LOOKS_EVERY_MS);
    const still = new Set(await writers(db));
    writing = writing.filter((each) => still.has(each));
  }
  return last;
}

/** The transactions that have written interactions and have not ended: each holds its lock on the table before it takes an id. */
async function writers(db: Db): Promise<string[]> {
  const rows = await db.all<{ writer: string }>(sql`
    select distinct virtualtransaction as writer from pg_locks
    where locktype = 'relation' and relation = ${sql.raw("'interaction'::regclass")} and mode = 'RowExclusiveLock' and granted
      and database = (select oid from pg_database where datname = current_database())`);
  return rows.map(({ writer }) => writer);
}
