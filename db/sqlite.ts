import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import * as schema from "@/db/schema";
import { mutex, type Transaction } from "@/db/tx";

type Db = BetterSQLite3Database<typeof schema>;

export interface SqliteEngine {
  read: Database.Database;
  write: Database.Database;
  db: Db;
  writing: Transaction<Db>;
  migrating: Transaction<Db>;
  snapshot: Transaction<Db>;
  close(): void;
}

/** How long opening waits for another process that is recovering the log after a crash, in milliseconds. */
const OPEN_TIMEOUT_MS = 5_000;

/** Opens the file once for writing, once for reading, and once more for each snapshot that runs at the same time as another. */
export function connectSqlite(path: string): SqliteEngine {
  const write = open(path);
  // From here on another process's lock is waited for in db/tx.ts: waiting inside SQLite would stop the whole server.
  write.pragma("busy_timeout = 0");
  const read = openForReading(path);
  const snapshots = snapshotsOf(path);
  const writing = writingOn(write);
  return {
    read,
    write,
    db: drizzle(read, { schema }),
    writing,
    migrating: (work) => withoutForeignKeys(write, writing, work),
    snapshot: snapshots.take,
    close: () => {
      snapshots.close();
      read.close();
      write.close();
    },
  };
}

function open(path: string): Database.Database {
  const connection = new Database(path, { timeout: OPEN_TIMEOUT_MS });
  connection.pragma("journal_mode = WAL");
  // NORMAL loses acknowledged rows when the power fails.
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  return connection;
}

function openForReading(path: string): Database.Database {
  const connection = open(path);
  connection.pragma("query_only = ON");
  return connection;
}

function writingOn(connection: Database.Database): Transaction<Db> {
  const db = drizzle(connection, { schema });
  const inTurn = mutex();
  const courtesy = courtesyToOthers();
  return (work) =>
    inTurn(async () => {
      await courtesy.gap();
      try {
        connection.exec("BEGIN IMMEDIATE");
      } catch (error) {
        courtesy.isShared();
        throw error;
      }
      try {
        const result = await work(db);
        connection.exec("COMMIT");
        return result;
      } catch (error) {
        // Some failures (a full disk, for one) have already rolled back.
        if (connection.inTransaction) connection.exec("ROLLBACK");
        throw error;
      } finally {
        courtesy.isDone();
      }
    });
}

/**
 * SQLite keeps no queue: whoever asks at the right moment writes, and a process that writes without a pause is always there
 * first. So one that has met another leaves a gap between its transactions, for as long as the others are about.
 */
function courtesyToOthers() {
  let metAt = Number.NEGATIVE_INFINITY;
  let doneAt = Number.NEGATIVE_INFINITY;
  return {
    gap: async () => {
      const now = performance.now();
      if (now - metAt < 1_000 && now - doneAt < 4) await pause(1 + 3 * Math.random());
    },
    isShared: () => {
      metAt = performance.now();
    },
    isDone: () => {
      doneAt = performance.now();
    },
  };
}

/** SQLite changes a column by building the table anew; with foreign keys on, dropping the old one would delete what hangs on it. */
async function withoutForeignKeys<T>(connection: Database.Database, writing: Transaction<Db>, work: (db: Db) => Promise<T>): Promise<T> {
  connection.pragma("foreign_keys = OFF");
  try {
    return await writing(async (db) => {
      const result = await work(db);
      const broken = connection.pragma("foreign_key_check");
      if (Array.isArray(broken) && broken.length > 0)
        throw new Error(`The migration left ${broken.length} rows pointing at nothing: ${JSON.stringify(broken[0])}`);
      return result;
    });
  } finally {
    connection.pragma("foreign_keys = ON");
  }
}

function snapshotsOf(path: string) {
  const idle: Database.Database[] = [];
  let isClosed = false;
  const take: Transaction<Db> = async (work) => {
    const connection = idle.pop() ?? openForReading(path);
    try {
      connection.exec("BEGIN");
      // A snapshot starts with its first read, not with BEGIN.
      connection.prepare("SELECT count(*) FROM sqlite_schema").get();
      return await work(drizzle(connection, { schema }));
    } finally {
      if (connection.inTransaction) connection.exec("ROLLBACK");
      if (isClosed) connection.close();
      else idle.push(connection);
    }
  };
  const close = () => {
    isClosed = true;
    for (const connection of idle.splice(0)) connection.close();
  };
  return { take, close };
}

/**
 * Brings a file that nobody has open to where it is one file: what still stood in the log beside it is in it. One that is
 * damaged stays as it is.
 * @throws Error when another process has it open
 */
export function settleAlone(path: string): void {
  const connection = new Database(path, { timeout: 0 });
  try {
    // Leaving the log needs every other connection to be gone.
    connection.pragma("journal_mode = DELETE");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) throw new Error(`${path} is open in another process. Stop the server first.`, { cause: error });
  } finally {
    connection.close();
  }
}
