import type { Transaction } from "@/db/tx";

/** A transaction that is under way, as those who write in it may need to know it. */
export interface UnderWay {
  readonly dataDir: string;
  /** Runs `effect` once the transaction is kept, and not at all when it is not. Of effects of the same name, the last one alone. */
  afterCommit(name: string, effect: () => void): void;
}

/** Lets whoever writes in a transaction ask for something to be done once it is kept. */
export function withEffects<Db extends object>(dataDir: string, transaction: Transaction<Db>): Transaction<Db> {
  return async (work) => {
    const effects = new Map<string, () => void>();
    const result = await transaction(async (db) => {
      // An attempt that came to nothing had asked for its own.
      effects.clear();
      underWay.set(db, { dataDir, afterCommit: (name, effect) => effects.set(name, effect) });
      try {
        return await work(db);
      } finally {
        underWay.delete(db);
      }
    });
    for (const effect of effects.values()) effect();
    return result;
  };
}

/** The transaction that this `db` writes in. @throws Error outside one */
export function underWayIn(db: object): UnderWay {
  const found = underWay.get(db);
  if (!found) throw new Error("This is written in a transaction alone: pass the db that record.tx gives");
  return found;
}

declare global {
  var debriefUnderWay: WeakMap<object, UnderWay> | undefined;
}

/** Of the process, as the workspace is: where a module is loaded anew while it runs, its transactions go on. */
const underWay = globalThis.debriefUnderWay ?? new WeakMap<object, UnderWay>();
globalThis.debriefUnderWay = underWay;
