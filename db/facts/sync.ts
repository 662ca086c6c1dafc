import { getTableName } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { appendTo } from "@/db/facts/append";
import { canFollow, changedSince, positionOf, readLogEnds } from "@/db/facts/change-log";
import { touched } from "@/db/facts/definition";
import type { Generation } from "@/db/facts/generation";
import { linkContacts } from "@/db/facts/next-contact";
import { type RecordSnapshot, rowsOf } from "@/db/facts/read-record";
import { readRows } from "@/db/facts/reader";
import { interactionFacts } from "@/db/facts/tables";
import { replaceVolumes, VOLUMES_CHANGED } from "@/db/facts/volumes";
import { addFacts, inTransaction } from "@/db/facts/write";

/** Above this share of changed interactions building everything anew is cheaper, unless there are few anyway. */
const REBUILD_SHARE = 0.5;
const REBUILD_FLOOR = 2_000;

/**
 * Brings the facts to the present state of the record. `cannot-follow`: the log does not reach back to where they stand,
 * or it is another record. `better-rebuilt`: most has changed. In both cases nothing was done.
 */
export async function syncGeneration(
  record: RecordStore,
  generation: Generation,
  options: { evenIfMuch?: boolean } = {},
): Promise<"synced" | "cannot-follow" | "better-rebuilt"> {
  return record.snapshot(async (db) => {
    const snapshot = { db, dialect: record.dialect };
    if (!canFollow(generation.position, await readLogEnds(db))) return "cannot-follow";
    const ids = await changedSince(snapshot, generation.position);
    if (ids.length === 0) return "synced";
    if (!options.evenIfMuch && ids.length > REBUILD_FLOOR && ids.length > REBUILD_SHARE * (await countInteractions(generation)))
      return "better-rebuilt";
    const position = await positionOf(snapshot, generation.position.version);
    await inTransaction(generation, position, async () => {
      await replaceFacts(generation, snapshot, ids);
      if (ids.includes(VOLUMES_CHANGED)) await replaceVolumes(generation, snapshot);
    });
    return "synced";
  });
}

/** Puts the present rows of these interactions in place of their old ones, inside a transaction. */
export async function replaceFacts(generation: Generation, snapshot: RecordSnapshot, ids: readonly number[]): Promise<void> {
  const { write } = generation;
  await write.run("delete from touched");
  await write.run("delete from touched_issue");
  const appender = await appendTo(write, touched, "temp");
  appender.push(ids.map((id) => [{ id }]));
  appender.end();

  await noteIssues(generation);
  for (const table of interactionFacts)
    await write.run(`delete from ${getTableName(table)} where interaction_id in (select id from touched)`);
  await addFacts(generation, snapshot, rowsOf(snapshot, ids));
  await noteIssues(generation);
  await linkContacts(write, "touched");
}

/** An interaction may leave one issue and join another: both have new neighbours. */
async function noteIssues({ write }: Generation): Promise<void> {
  await write.run(
    "insert into touched_issue select distinct issue from fact_interaction where issue <> 0 and interaction_id in (select id from touched)",
  );
}

async function countInteractions({ write }: Generation): Promise<number> {
  const [row] = await readRows<{ rows: number }>(write, "select count(*) as rows from fact_interaction");
  return row?.rows ?? 0;
}
