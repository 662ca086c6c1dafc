import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";

/** Runs `work` between a begin and a commit, or rolls back all of it when it throws. One attempt. */
export type Transaction<Db> = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/** How long a writer waits for its turn at the record, in milliseconds. */
export const WRITE_PATIENCE_MS = 5_000;

/** The record was not free in time. Nothing was written; the same call may be made again. */
export class RecordBusyError extends Error {
  override name = "RecordBusyError";
  constructor(patienceMs: number, cause: unknown) {
    super(`The record was being written by others for ${patienceMs / 1000} seconds. Nothing was saved; try again.`, { cause });
  }
}

/**
 * Makes `attempt` patient: another process holding the record, or a conflict with another transaction, is waited out
 * without blocking the event loop and tried again, for up to `patienceMs`.
 */
export function writer<Db>(attempt: Transaction<Db>, patienceMs = WRITE_PATIENCE_MS): Transaction<Db> {
  const writing = new AsyncLocalStorage<{ isOpen: boolean }>();
  return async (work) => {
    // It would wait for itself: the record has one writer at a time.
    if (writing.getStore()?.isOpen)
      throw new Error("A transaction was begun inside another one: pass its db on instead of calling tx again");
    const turn = { isOpen: true };
    const giveUpAt = Date.now() + patienceMs;
    for (;;) {
      try {
        return await writing.run(turn, () => attempt(work));
      } catch (error) {
        if (!isWorthRetrying(error)) throw error;
        if (Date.now() >= giveUpAt) throw new RecordBusyError(patienceMs, error);
      } finally {
        turn.isOpen = false;
      }
      turn.isOpen = true;
      // Short, or somebody else is always first; by chance, so that writers who collided do not collide again.
      await pause(1 + 3 * Math.random());
    }
  };
}

/** SQLite: another process writes. PostgreSQL: serialization_failure, deadlock_detected and lock_not_available, in themselves or as a cause. */
function isWorthRetrying(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    if (code.startsWith("SQLITE_BUSY") || RETRIED.has(code)) return true;
  }
  return false;
}

const RETRIED = new Set(["40001", "40P01", "55P03"]);

/** Lets callers in one after another, in the order they came. */
export function mutex(): <T>(critical: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (critical) => {
    const turn = last.then(critical);
    last = turn.catch(() => undefined);
    return turn;
  };
}
