import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { readLogEnds } from "@/db/facts/change-log";
import { FOLDING } from "@/db/search/fold";
import { installTextTrigger } from "@/db/search/text-trigger";
import { SEARCHED_CHARACTERS } from "@/db/search/words";

type Engine = RecordStore["dialect"];

/**
 * Makes the tables of the search index and the trigger that logs a changed text, unless they stand as they should.
 * They are no part of the schema: they hold nothing but what can be found out from the record again, so an index of
 * another shape, or of words folded otherwise, is thrown away and filled behind the record.
 */
export async function installSearch(store: RecordStore): Promise<void> {
  const { dialect } = store;
  const wasUnwatched = await installTextTrigger(store);
  if ((await installedShape(store.db, dialect)) === shapeOf(dialect)) {
    if (wasUnwatched) await store.tx(async (db) => void (await db.run(sql`update search_state set recheck_after = ${BEFORE_ALL}`)));
    return;
  }
  await store.tx(async (db) => {
    if (dialect === "postgres") await db.run(sql`select pg_advisory_xact_lock(hashtext('debrief search'))`);
    if ((await installedShape(db, dialect)) === shapeOf(dialect)) return;
    for (const statement of [...droppingAll, ...making[dialect]]) await db.run(sql.raw(statement));
    // From the present end of the log on, and every interaction once.
    const { head } = await readLogEnds(db);
    await db.run(
      sql`insert into search_state (id, shape, applied, snapshot, recheck_after, version, vocabulary, has_erased)
          values (1, ${shapeOf(dialect)}, ${head}, ${await presentSnapshot(db, dialect)}, ${BEFORE_ALL}, 1, 1, 0)`,
    );
  });
}

/** Below every id. */
export const BEFORE_ALL = -1;

export async function presentSnapshot(db: Db, engine: Engine): Promise<string | null> {
  if (engine === "sqlite") return null;
  const [now] = await db.all<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`);
  return now?.snapshot ?? null;
}

/**
 * `search_entry`: what the index holds of each interaction: when it was contacted and a digest of its words.
 * `search_waiting`: interactions to be looked at again. `search_state`: one row; how far the change log was read
 * (`applied`, on PostgreSQL `snapshot`), from which id on all interactions are still to be looked at (`recheck_after`),
 * and numbers that move with the index and with its vocabulary.
 *
 * SQLite keeps the words in an FTS5 table without their text; `search_word` is every word there is, for finding those
 * that begin in a certain way. PostgreSQL keeps them beside the entry.
 */
const making: Record<Engine, readonly string[]> = {
  sqlite: [
    "create table search_state (id integer primary key, shape text not null, applied integer not null, snapshot text, recheck_after integer, version integer not null, vocabulary integer not null, has_erased integer not null)",
    "create table search_waiting (interaction_id integer primary key)",
    "create table search_entry (interaction_id integer primary key, contacted_at integer not null, digest integer not null)",
    "create table search_word (word text primary key) without rowid",
    // The words come folded, so the simplest tokenizer will do.
    "create virtual table search_text using fts5(summary, narrative, content='', contentless_delete=1, tokenize='ascii')",
    // Merging is done step by step between writes (merge.ts), never inside one.
    "insert into search_text (search_text, rank) values ('automerge', 0)",
    "insert into search_text (search_text, rank) values ('crisismerge', 1999)",
    "insert into search_text (search_text, rank) values ('usermerge', 8)",
    "insert into search_text (search_text, rank) values ('hashsize', 16000000)",
  ],
  postgres: [
    "create table search_state (id integer primary key, shape text not null, applied bigint not null, snapshot text, recheck_after integer, version integer not null, vocabulary integer not null, has_erased integer not null)",
    "create table search_waiting (interaction_id integer primary key)",
    "create table search_entry (interaction_id integer primary key, contacted_at bigint not null, digest bigint not null, words tsvector not null)",
    "create index search_entry_words on search_entry using gin (words)",
    "create index search_entry_contacted on search_entry (contacted_at desc, interaction_id desc)",
  ],
};

const droppingAll = ["search_state", "search_waiting", "search_entry", "search_word", "search_text"].map(
  (table) => `drop table if exists ${table}`,
);

function shapeOf(engine: Engine): string {
  return digest([FOLDING, SEARCHED_CHARACTERS, ...making[engine]].join("\n"));
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

async function installedShape(db: Db, engine: Engine): Promise<string | null> {
  const table =
    engine === "sqlite"
      ? sql`select name from sqlite_schema where name = 'search_state'`
      : sql`select to_regclass('search_state')::text as name`;
  const [found] = await db.all<{ name: string | null }>(table);
  if (!found?.name) return null;
  const [state] = await db.all<{ shape: string }>(sql`select shape from search_state`);
  return state?.shape ?? null;
}
