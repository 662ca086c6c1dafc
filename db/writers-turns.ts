import type pg from "pg";
import { type PostgresDb, transactionOn } from "@/db/postgres";
import { mutex, type Transaction, WRITE_PATIENCE_MS } from "@/db/tx";

/** How long a process keeps its turn while others of its own wait, in milliseconds. */
const TURN_MS = 200;

/**
 * Every change reads the last entry of the audit and adds one, so two transactions at once could only undo each other. So
 * a process takes its turn before the first query of one, with which the snapshot begins, and keeps it for the next ones
 * of its own for a moment: handing it over takes longer than most transactions. Who waits here does so without a connection.
 */
export function oneAfterAnother(pool: pg.Pool): Transaction<PostgresDb> {
  const inOrder = mutex();
  let turn: Turn | null = null;
  let waiting = 0;

  const endTurn = async (isLost: boolean) => {
    const ended = turn;
    turn = null;
    await ended?.end(isLost);
  };
  return (work) => {
    waiting++;
    return inOrder(async () => {
      waiting--;
      turn ??= await takeTurn(pool);
      let isLost = false;
      try {
        return await transactionOn(turn.client, "BEGIN ISOLATION LEVEL SERIALIZABLE", work, () => {
          isLost = true;
        });
      } finally {
        if (isLost || performance.now() > turn.until) await endTurn(isLost);
        // Whoever writes one thing after another asks again right after this is answered.
        else setImmediate(() => inOrder(async () => void (waiting === 0 && (await endTurn(false)))));
      }
    });
  };
}

interface Turn {
  client: pg.PoolClient;
  /** When others must have theirs, by performance.now(). */
  until: number;
  end(isLost: boolean): Promise<void>;
}

async function takeTurn(pool: pg.Pool): Promise<Turn> {
  const client = await pool.connect();
  // A server that goes away breaks the next query, which says so.
  client.on("error", ignore);
  const end = async (isLost: boolean) => {
    // Ending the connection lets go of the lock, too.
    const failure = isLost || (await client.query("SELECT pg_advisory_unlock_all()").then(() => undefined, asError));
    client.off("error", ignore);
    client.release(failure);
  };
  try {
    await client.query(TAKE_TURN);
    return { client, until: performance.now() + TURN_MS, end };
  } catch (error) {
    await end(true);
    throw error;
  }
}

const TAKE_TURN = `
  SET lock_timeout = ${WRITE_PATIENCE_MS};
  SELECT pg_advisory_lock(hashtext('debrief: writing the record'));
  SET lock_timeout = 0`;

function ignore(): void {}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
