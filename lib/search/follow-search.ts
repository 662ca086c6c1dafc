import { setTimeout as pause } from "node:timers/promises";
import type { RecordStore } from "@/db/client";
import { searchIndexOf } from "@/db/search/search-index";
import { repeat } from "@/lib/repeat";

/** How often the server looks for texts that are not searchable yet, in milliseconds. */
const EVERY_MS = 500;
/** More changes than this between two looks come from an import, which makes its rows searchable itself when it ends. */
const BUSY_CHANGES = 500;
/** Milliseconds of work at a time, and as long a pause after it: whoever waits for a page hardly notices. */
const PIECE_MS = 15;

/** Keeps the search index close behind the record, while nobody writes much; a round that fails is tried again by the next one. */
export function followSearch(record: RecordStore, failed: (error: unknown) => void): void {
  const index = searchIndexOf(record);
  let headBefore = 0;
  const round = async () => {
    const head = await index.head();
    const changes = head - headBefore;
    headBefore = head;
    if (changes <= BUSY_CHANGES) await index.catchUp({ pieceMs: PIECE_MS, between: (ms) => pause(Math.max(1, ms)) });
  };
  repeat(EVERY_MS, round, failed);
}
