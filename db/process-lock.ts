import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";

/** Held by this process until it lets go or ends, however it ends. */
export interface ProcessLock {
  release(): void;
}

/**
 * Takes a lock that no other process (and no other caller in this one) holds; null when somebody does.
 * It is the lock of an empty SQLite file: the operating system takes it back when the process dies, so none is ever stale.
 */
export function takeLock(path: string): ProcessLock | null {
  mkdirSync(dirname(path), { recursive: true });
  const file = new Database(path, { timeout: 0 });
  try {
    file.exec("BEGIN EXCLUSIVE");
    return { release: () => file.close() };
  } catch (error) {
    file.close();
    if (error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
}
