import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/** How far the index has followed the record, and what of it has changed. */
export interface SearchState {
  /** The last `change.seq` whose interactions have been put among the waiting. */
  applied: number;
  /** PostgreSQL: the snapshot up to which that holds. */
  snapshot: string | null;
  /** From here on every interaction is still to be put among the waiting; null when that is done. */
  recheckAfter: number | null;
  /** Moves whenever the index would answer otherwise. */
  version: number;
  /** Moves whenever words leave the vocabulary. */
  vocabulary: number;
  /** Not 0 while words of a text that has gone may still lie in the file; 2 while they are being taken out. */
  hasErased: number;
}

export async function readState(db: Db): Promise<SearchState> {
  const [state] = await db.all<SearchState>(
    sql`select applied, snapshot, recheck_after as "recheckAfter", version, vocabulary, has_erased as "hasErased" from search_state`,
  );
  if (!state) throw new Error("The search index has no state: openRecord makes it");
  return state;
}
