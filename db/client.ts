import "server-only";
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "better-sqlite3";
import type { SQL } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { backUpBeforeMigrating } from "@/db/backup/before-migrating";
import { recordDialect } from "@/db/columns";
import { installTriggers } from "@/db/facts/triggers";
import { migrateRecord } from "@/db/migrate";
import { connectPostgres, type PostgresDb } from "@/db/postgres";
import { markRecord, refuseLostRecord, refuseMissingFile } from "@/db/record-mark";
import * as schema from "@/db/schema";
import { installSearch } from "@/db/search/definition";
import { connectSqlite } from "@/db/sqlite";
import { type Transaction, writer } from "@/db/tx";

/**
 * The record as drizzle sees it, typed as SQLite on both engines.
 * Await its builders; a raw query is `await db.all<Row>(sql`…`)`, a raw statement `await db.run(sql`…`)`: both work on both engines.
 * How many rows a write touched is asked with `.returning()`, not from the driver's answer.
 */
export type Db = BetterSQLite3Database<typeof schema>;

/** The open record: who said what, what was promised, what was decided. */
export interface RecordStore {
  readonly dialect: "sqlite" | "postgres";
  readonly dataDir: string;
  /** For reading; on SQLite a write through it is refused. */
  readonly db: Db;
  /**
   * The only way to write: all of `work` or nothing of it, one writer after another.
   * Inside, use only the `db` it is given. `work` may run again after a conflict, so it has no effect outside the record.
   * @throws RecordBusyError when the record was not free within five seconds; nothing was written.
   */
  tx<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Reads that all see the record as it is now, whatever is written meanwhile. Inside, use only the `db` it is given. */
  snapshot<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** The bare SQLite connections, for db/import-batch.ts, db/facts and db/backup only; null on PostgreSQL. */
  readonly sqlite: { read: Database; write: Database } | null;
  close(): Promise<void>;
}

/**
 * Opens the record in `dataDir`, or in the PostgreSQL database of `databaseUrl`, creates or migrates it, and installs the
 * triggers that the facts follow. Before a record of an older version is migrated, a backup of it is made in
 * DATA_DIR/backups, unless it `isBackedUp`. `pglite:` (memory) and `pglite:<directory>` open PostgreSQL inside this process,
 * for tests.
 * @throws NewerRecordError when the record was written by a newer version than this one; LostRecordError when DATA_DIR knows
 * of a record that is not there
 */
export async function openRecord(options: RecordPlace & { isBackedUp?: boolean }): Promise<RecordStore> {
  const store = await connectRecord(options);
  try {
    await store.alone(async () => {
      await refuseLostRecord(store);
      if (!options.isBackedUp) await backUpBeforeMigrating(store);
      await migrateRecord(store.dialect, store.db, store.migrating);
      await installTriggers(store);
      await installSearch(store);
      await nameRecord(store);
      await markRecord(store);
    });
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Where a record is. */
export interface RecordPlace {
  dataDir: string;
  databaseUrl?: string;
}

/** Connects to the record as it stands, in whatever version: for backups. @throws LostRecordError */
export async function connectRecord(place: RecordPlace): Promise<MigratableStore> {
  mkdirSync(place.dataDir, { recursive: true, mode: 0o700 });
  if (recordDialect === "postgres") return openOnPostgres(place);
  refuseMissingFile(place.dataDir);
  return openOnSqlite(place);
}

/** A record that is connected to, and perhaps not yet of this version's shape. */
export interface MigratableStore extends RecordStore {
  /** One transaction for the migrations: on SQLite without foreign keys, which a rebuilt table would otherwise empty. */
  migrating: Transaction<Db>;
  /** Keeps other processes from opening the record meanwhile; on SQLite the transactions themselves do. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

function openOnSqlite({ dataDir, databaseUrl }: { dataDir: string; databaseUrl?: string }): MigratableStore {
  if (databaseUrl)
    throw new Error(`databaseUrl is for PostgreSQL, but this process keeps its record on SQLite: set DATABASE_URL before it starts`);
  const engine = connectSqlite(join(dataDir, "debrief.sqlite"));
  return {
    dialect: "sqlite",
    dataDir,
    db: engine.db,
    tx: writer(engine.writing),
    snapshot: engine.snapshot,
    migrating: writer(engine.migrating),
    alone: (work) => work(),
    sqlite: { read: engine.read, write: engine.write },
    close: async () => engine.close(),
  };
}

async function openOnPostgres({
  dataDir,
  databaseUrl = process.env.DATABASE_URL,
}: {
  dataDir: string;
  databaseUrl?: string;
}): Promise<MigratableStore> {
  if (!databaseUrl) throw new Error("DATABASE_URL must say where the PostgreSQL record is, for example postgres://user@localhost/debrief");
  const engine = await connectPostgres(databaseUrl);
  const tx = writer<Db>((work) => engine.serializable((db) => work(typedAsSqlite(db))));
  return {
    dialect: "postgres",
    dataDir,
    db: typedAsSqlite(engine.db),
    tx,
    snapshot: (work) => engine.repeatableRead((db) => work(typedAsSqlite(db))),
    migrating: tx,
    alone: engine.alone,
    sqlite: null,
    close: engine.close,
  };
}

async function nameRecord(store: RecordStore) {
  const named = await store.db.select().from(schema.recordMeta);
  if (named.length > 0) return;
  // Row 1, so that two processes opening a new record at once cannot name it twice.
  await store.tx(async (db) => {
    await db.insert(schema.recordMeta).values({ id: 1, recordId: randomUUID(), createdAt: Date.now() }).onConflictDoNothing();
  });
}

function typedAsSqlite(db: PostgresDb): Db {
  const raw = {
    all: async (query: SQL) => (await db.execute(query)).rows,
    get: async (query: SQL) => (await db.execute(query)).rows[0],
    run: async (query: SQL) => ({ changes: (await db.execute(query)).rowCount ?? 0, lastInsertRowid: 0 }),
  };
  // The builders of both engines are the same to whoever awaits them; what SQLite's has more, `raw` adds.
  return Object.assign(db, raw) as unknown as Db;
}
