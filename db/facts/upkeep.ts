import type { RecordStore } from "@/db/client";
import { pruneChanges } from "@/db/facts/change-log";
import type { Facts } from "@/db/facts/duckdb";

/** How long the change log is kept, in milliseconds: a replica away for longer builds its facts anew. */
const KEPT_MS = 7 * 86_400_000;

/** To be done once a day: forgets old changes, and rebuilds the facts, whose deleted rows would otherwise stay in their file. */
export async function tidyFacts(record: RecordStore, facts: Facts, now: number): Promise<void> {
  await facts.sync();
  await pruneChanges(record, now - KEPT_MS);
  await facts.rebuild();
}
