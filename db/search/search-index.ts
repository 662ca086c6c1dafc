import { setImmediate as yieldToOthers } from "node:timers/promises";
import { inArray, sql } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { countWaiting, readLogEnds } from "@/db/facts/change-log";
import { interaction } from "@/db/schema";
import { compareWithRecord } from "@/db/search/compare";
import { indexWaiting } from "@/db/search/index-waiting";
import { type Matches, matching } from "@/db/search/matches";
import { noteChanges } from "@/db/search/note-changes";
import { postgresWords } from "@/db/search/postgres-words";
import { sqliteWords } from "@/db/search/sqlite-words";
import { readState } from "@/db/search/state";
import type { Span } from "@/db/search/word-store";
import type { Words } from "@/db/search/words";

export interface CatchUpOptions {
  /** Called between two pieces of work with how long the last one took, in milliseconds; default: others have a turn. */
  between?: (ms: number) => Promise<void>;
  /** Milliseconds of processor that one piece of work should take, its commit aside; default 40. */
  pieceMs?: number;
}

/** Which words stand in which interaction: it follows the record behind its writers, and answers newest first. */
export interface SearchIndex {
  /** Brings the index up to the record in short transactions; ends when nothing waits. */
  catchUp(options?: CatchUpOptions): Promise<void>;
  /** How many interactions are not searchable as they are now; counted up to COUNTED_WAITING. With `teams`, of these teams alone (ids). */
  countWaiting(teams?: readonly number[] | null): Promise<number>;
  /** The number of the newest change of the record, searchable or not: it moves when somebody writes. */
  head(): Promise<number>;
  /** The interactions of a span of contact times that hold the words, to be walked from the newest on. */
  find(words: Words, span: Span): Promise<Matches>;
  /** The newest interactions contacted before a time (epoch ms) that hold any of some words, each as `foldWords` gives it: at most so many. */
  findAny(words: readonly string[], before: number, atMost: number): Promise<number[]>;
  /** Takes what has been deleted out of the file for good, in short steps. To be done once a day. */
  tidy(): Promise<void>;
  /** What of the index is not as the record says, in plain sentences. Interactions that wait are left out. */
  verify(): Promise<string[]>;
}

/** The index of a record; the same one for the same record. */
export function searchIndexOf(record: RecordStore): SearchIndex {
  const known = indexes.get(record) ?? openIndex(record);
  indexes.set(record, known);
  return known;
}

const indexes = new WeakMap<RecordStore, SearchIndex>();

/** Waiting interactions are counted up to here. */
export const COUNTED_WAITING = 10_000;

const PIECE_MS = 40;
const FEWEST = 100;
const MOST = 2_000;
/** Pieces written before some are merged: SQLite holds at most 2,000, and each is one more place to look a word up. */
const MERGED_AFTER = 256;

function openIndex(record: RecordStore): SearchIndex {
  const store = record.sqlite ? sqliteWords(record, record.sqlite) : postgresWords(record);
  const find = matching(record, store);
  let rows = FEWEST;
  // Those of a process that was killed have not been merged.
  let unmerged = MERGED_AFTER - 8;

  const catchUp = async ({ between = async () => yieldToOthers(), pieceMs = PIECE_MS }: CatchUpOptions = {}) => {
    const timed = async <T>(work: () => Promise<T>): Promise<T> => {
      const begun = performance.now();
      const result = await work();
      await between(performance.now() - begun);
      return result;
    };
    const mergeAll = async () => {
      unmerged = 0;
      while (await timed(() => store.merge()));
    };
    let hasWorked = false;
    while (await isBehind(record)) {
      hasWorked = true;
      while (await timed(() => noteChanges(record)));
      for (let done = rows; done >= rows; ) {
        const asked = rows;
        // Processor time: on a busy machine pieces would else become ever smaller, and their number ever larger.
        const begun = process.cpuUsage();
        done = await timed(() => indexWaiting(record, store, asked));
        if (done === 0) break;
        const { user, system } = process.cpuUsage(begun);
        rows = nextSize(done, (user + system) / 1_000, pieceMs);
        if (done < asked) break;
        if (++unmerged >= MERGED_AFTER) await mergeAll();
      }
    }
    if (hasWorked) await mergeAll();
  };

  return {
    catchUp,
    find,
    findAny: store.findAny,
    countWaiting: (teams = null) => countUnsearchable(record, teams),
    head: async () => (await readLogEnds(record.db)).head,
    async tidy() {
      const { hasErased } = await readState(record.db);
      if (hasErased === 0) return;
      // Killed on the way, it begins again; what goes meanwhile sets 1 and is for the next time.
      await record.tx(async (db) => void (await db.run(sql`update search_state set has_erased = 2`)));
      await store.erase();
      await record.tx(async (db) => void (await db.run(sql`update search_state set has_erased = 0 where has_erased = 2`)));
    },
    verify: async () => [...(await record.snapshot((db) => compareWithRecord(db, record.dialect))), ...(await store.check(record.db))],
  };
}

/** As many rows as take about so long, moving there gently. */
function nextSize(done: number, ms: number, pieceMs: number): number {
  const wanted = (done * pieceMs) / Math.max(ms, 0.5);
  return Math.round(Math.min(MOST, Math.max(FEWEST, Math.min(wanted, done * 2))));
}

async function isBehind(record: RecordStore): Promise<boolean> {
  const { db } = record;
  const { recheckAfter, ...position } = await readState(db);
  const log = await readLogEnds(db);
  if (recheckAfter !== null || log.head !== position.applied) return true;
  // On PostgreSQL a lower number may have been committed later.
  if (record.dialect === "postgres" && (await countWaiting(record, { ...position, recordId: log.recordId })) > 0) return true;
  const [first] = await db.all(sql`select interaction_id from search_waiting limit 1`);
  return first !== undefined;
}

async function countUnsearchable({ db }: RecordStore, teams: readonly number[] | null): Promise<number> {
  const { applied, recheckAfter } = await readState(db);
  const unread =
    recheckAfter === null
      ? sql``
      : sql` union select id from (select id from interaction where id > ${recheckAfter} limit ${COUNTED_WAITING}) as unread`;
  const among =
    teams === null ? sql`` : sql` where interaction_id in (select id from interaction where ${inArray(interaction.teamId, [...teams])})`;
  const [row] = await db.all<{ waiting: number }>(
    sql`select count(*) as waiting from (
          select interaction_id from (select interaction_id from search_waiting limit ${COUNTED_WAITING}) as noted
          union select interaction_id from (select interaction_id from change where seq > ${applied} order by seq limit ${COUNTED_WAITING}) as logged${unread}) as every${among}`,
  );
  return Math.min(COUNTED_WAITING, Number(row?.waiting ?? 0));
}
