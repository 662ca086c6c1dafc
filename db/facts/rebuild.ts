import { getTableName } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { positionOf } from "@/db/facts/change-log";
import { createGeneration, deleteGeneration, type Generation, IN_MEMORY } from "@/db/facts/generation";
import { linkContacts } from "@/db/facts/next-contact";
import { allRows } from "@/db/facts/read-record";
import { interactionFacts } from "@/db/facts/tables";
import { addFacts, inTransaction } from "@/db/facts/write";

/** Derives all facts anew from one snapshot of the record, in a database of their own at `path`. */
export async function buildGeneration(record: RecordStore, path: string, seenVersion: number): Promise<Generation> {
  return record.snapshot(async (db) => {
    const snapshot = { db, dialect: record.dialect };
    const position = await positionOf(snapshot, seenVersion);
    const generation = await createGeneration(path, position);
    try {
      await inTransaction(generation, position, async () => {
        await addFacts(generation, snapshot, allRows(snapshot));
        await linkContacts(generation.write, "all");
        await putInOrder(generation);
      });
      if (path !== IN_MEMORY) await generation.write.run("checkpoint");
      return generation;
    } catch (error) {
      deleteGeneration(generation);
      throw error;
    }
  });
}

/** By contact, so that a question about some weeks passes over the stretches of rows that hold none of them. */
async function putInOrder({ write }: Generation): Promise<void> {
  for (const table of interactionFacts.map((each) => `"${getTableName(each)}"`)) {
    await write.run(`create or replace table ${table} as select * from ${table} order by contacted_at, interaction_id`);
  }
}
