import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { RecordStore } from "@/db/client";
import { changedSince, positionOf } from "@/db/facts/change-log";
import type { Facts } from "@/db/facts/duckdb";
import { reopenGeneration } from "@/db/facts/generation";
import { readOn } from "@/db/facts/read";
import { buildGeneration } from "@/db/facts/rebuild";
import { replaceFacts } from "@/db/facts/sync";
import { inTransaction } from "@/db/facts/write";
import { mutex } from "@/db/tx";

/**
 * Facts whose sync is wrong in a known way, to show that the trial would find it:
 * `cursor-first` moves the position before the rows, `in-pieces` takes the old rows away before it brings the new ones.
 */
export async function openControl(record: RecordStore, path: string, control: string): Promise<Facts> {
  mkdirSync(dirname(path), { recursive: true });
  const generation = (await reopenGeneration(path)) ?? (await buildGeneration(record, path, 0));
  const inTurn = mutex();
  const sync = () =>
    inTurn(() =>
      record.snapshot(async (db) => {
        const snapshot = { db, dialect: record.dialect };
        const before = generation.position;
        const ids = await changedSince(snapshot, before);
        const after = await positionOf(snapshot, before.version);
        if (ids.length === 0) return before.version;
        await inTransaction(generation, control === "cursor-first" ? after : before, async () => {
          if (control === "in-pieces") await generation.write.run(`delete from fact_promise where interaction_id in (${ids.join(", ")})`);
        });
        await pause(40);
        await inTransaction(generation, after, () => replaceFacts(generation, snapshot, ids));
        return after.version;
      }),
    );
  const facts: Facts = {
    read: (work) => readOn(generation, null, work),
    within: () => facts,
    teams: null,
    get everything() {
      return facts;
    },
    sync,
    pending: async () => 0,
    waitingSince: async () => null,
    rebuild: async () => void (await sync()),
    close: async () => {},
  };
  return facts;
}
