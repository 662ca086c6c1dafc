import { setTimeout as pause } from "node:timers/promises";
import type { RecordStore } from "@/db/client";
import { canFollow, countWaiting, readLogEnds, waitingSince } from "@/db/facts/change-log";
import { closeGeneration, deleteGeneration, FactsInUseError, type Generation, reopenGeneration } from "@/db/facts/generation";
import { type Places, placesAt } from "@/db/facts/places";
import { readOn } from "@/db/facts/read";
import type { FactsReader } from "@/db/facts/reader";
import { buildGeneration } from "@/db/facts/rebuild";
import { syncGeneration } from "@/db/facts/sync";
import { inTransaction } from "@/db/facts/write";
import { mutex } from "@/db/tx";

export type { FactsReader };

/** What the dashboards count: a read model of the record in DuckDB, disposable, of one process (docs/facts.md). */
export interface Facts {
  /**
   * Reads that all see one version. With `atLeast`, a `change.seq` that a write returned, it first waits until that write
   * is counted; without, it takes what there is.
   */
  read<T>(work: (reader: FactsReader) => Promise<T>, options?: { atLeast?: number }): Promise<T>;
  /** The same facts as seen by somebody who may see the interactions of these teams alone: the others are not there. */
  within(teams: readonly number[]): Facts;
  /** Ids of the teams whose interactions these facts are limited to; null: all. */
  readonly teams: readonly number[] | null;
  /** Those without any limit: to tell which names are other teams' alone (lib/access/unseen-names.ts), and for nothing that is shown. */
  readonly everything: Facts;
  /** Counts what has changed in the record up to now; returns the version then reached. */
  sync(): Promise<number>;
  /** How many changes wait to be counted. */
  pending(): Promise<number>;
  /** When the oldest of them was made, epoch ms; null when none waits. */
  waitingSince(): Promise<number | null>;
  /** Derives everything anew beside the present facts, which answer until the new ones take their place. */
  rebuild(): Promise<void>;
  /** Ends when the last read has ended. */
  close(): Promise<void>;
}

/**
 * Opens the facts of a record at `path` (a file name that this process alone uses) or in memory, and brings them up to date.
 * Facts that are missing, damaged, of another record or of another shape are built anew.
 * @throws FactsInUseError when another process has them open.
 */
export async function openFacts(record: RecordStore, options: { path: string | ":memory:" }): Promise<Facts> {
  const places = placesAt(options.path);
  let current = (await reopen(record, places)) ?? (await buildGeneration(record, places.next(), 0));
  places.keepOnly(current.path);
  const inTurn = mutex();
  let nextSync: Promise<number> | null = null;
  let rebuilding: Promise<void> | null = null;

  const swap = (next: Generation) => {
    const old = current;
    current = next;
    retire(old);
  };
  const build = () => buildGeneration(record, places.next(), current.position.version);
  const sync = () => {
    // Whoever asks while one runs shares the one after it: that one sees everything written before it was asked for.
    nextSync ??= inTurn(async () => {
      nextSync = null;
      if ((await syncGeneration(record, current)) !== "synced") swap(await build());
      return current.position.version;
    });
    return nextSync;
  };
  const rebuild = async () => {
    const next = await build();
    await inTurn(async () => {
      try {
        // Syncs went on meanwhile, and no reader may see an older version after a newer one.
        await catchUp(record, next, current.position.version);
      } catch (error) {
        deleteGeneration(next);
        throw error;
      }
      swap(next);
    });
  };
  const isCounted = (seq: number) => record.dialect === "sqlite" && current.position.applied >= seq;

  try {
    await sync();
  } catch (error) {
    closeGeneration(current);
    throw error;
  }
  const reading =
    (teams: readonly number[] | null): Facts["read"] =>
    async (work, { atLeast } = {}) => {
      if (atLeast !== undefined && !isCounted(atLeast)) await sync();
      const generation = current;
      generation.readers++;
      try {
        return await readOn(generation, teams, work);
      } finally {
        generation.readers--;
        if (generation !== current) retire(generation);
      }
    };
  const seen = new Map<string, Facts>();
  const facts: Facts = {
    read: reading(null),
    teams: null,
    get everything() {
      return facts;
    },
    // One for each combination of teams: what is remembered of the facts is remembered by who sees them.
    within(teams) {
      const sorted = [...new Set(teams)].toSorted((a, b) => a - b);
      const known = seen.get(sorted.join()) ?? {
        ...facts,
        read: reading(sorted),
        teams: sorted,
        within: (fewer) => facts.within(fewer.filter((id) => sorted.includes(id))),
      };
      seen.set(sorted.join(), known);
      return known;
    },
    sync,
    pending: () => countWaiting(record, current.position),
    waitingSince: () => waitingSince(record, current.position),
    rebuild: () => {
      rebuilding ??= rebuild().finally(() => {
        rebuilding = null;
      });
      return rebuilding;
    },
    async close() {
      await rebuilding?.catch(() => undefined);
      await inTurn(async () => {
        while (current.readers > 0) await pause(5);
        // What is not written out here is read from the log at the next start.
        await current.write.run("checkpoint").catch(() => undefined);
        closeGeneration(current);
      });
    },
  };
  return facts;
}

/** Closes and deletes facts that have been replaced, once nobody reads them. */
function retire(generation: Generation): void {
  if (generation.readers === 0) deleteGeneration(generation);
}

/** Brings rebuilt facts at least as far as the ones they replace, and gives them no version that was seen with other rows. */
async function catchUp(record: RecordStore, next: Generation, seen: number): Promise<void> {
  if ((await syncGeneration(record, next, { evenIfMuch: true })) !== "synced")
    throw new Error("The record was exchanged while its facts were being built");
  if (record.dialect === "postgres" && next.position.version <= seen)
    await inTransaction(next, { ...next.position, version: seen + 1 }, async () => undefined);
}

/** How long a process that is ending may keep its facts, in milliseconds. */
const HANDOVER_MS = 10_000;

/** The newest facts of an earlier run that can go on from where they stand; a rebuild that was cut short is passed over. */
async function reopen(record: RecordStore, places: Places): Promise<Generation | null> {
  for (const path of places.newestFirst()) {
    const generation = await patiently(() => reopenGeneration(path));
    if (generation === null) continue;
    if (canFollow(generation.position, await readLogEnds(record.db))) return generation;
    closeGeneration(generation);
  }
  return null;
}

async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + HANDOVER_MS; ; await pause(100)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof FactsInUseError) || Date.now() >= until) throw error;
    }
  }
}
