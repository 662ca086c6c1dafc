import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { count, eq, like, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { customer, erasure, interaction, promise, tombstone } from "@/db/schema";
import { searchIndexOf } from "@/db/search/search-index";
import { commandActor } from "@/lib/access/actor";
import { pseudonyms } from "@/lib/identity";
import { requestErasure } from "@/lib/privacy/erase";
import { getReceipt } from "@/lib/privacy/receipts";
import { underErasureLock } from "@/lib/privacy/start-erasure";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { filesHolding } from "@/tests/support/raw-bytes";
import { freshRecord } from "@/tests/support/record";

const KILLS = process.env.LONG ? 50 : 2;
const INTERACTIONS = 400;
const OTHERS = 200;
const ID = "jo.quxkill@example.org";

/** A customer with many interactions, each with a promise, between those of others. */
async function arranged(): Promise<RecordStore> {
  const record = await freshRecord();
  const at = 1_767_225_600_000;
  await record.tx(async (db) => {
    const sourceId = await addSource(db);
    await db.insert(customer).values([{ key: pseudonyms(record.dataDir)("customer", ID) }, { key: "another" }]);
    for (let n = 1; n <= INTERACTIONS + OTHERS; n += 1) {
      const isTheirs = n <= INTERACTIONS;
      const narrative = isTheirs ? `quxkilled ${n} `.repeat(50) : `kept ${n}`;
      await addInteraction(db, { sourceId, externalId: `${isTheirs ? "QUXK" : "OTHER"}-${n}`, customerId: isTheirs ? 1 : 2, narrative });
      await db.insert(promise).values({ interactionId: n, kind: "callback", madeAt: at, firstDueAt: at, dueAt: at, text: isTheirs ? "quxcall" : "stays" });
    }
  });
  await searchIndexOf(record).catchUp();
  return record;
}

test("an erasure that is killed at any moment is gone on with, and empties and counts everything once", { timeout: 900_000 }, async () => {
  let inTheMiddle = 0;
  for (let kills = 0; kills < KILLS; ) {
    const record = await arranged();
    const code = await requestErasure(record, commandActor(), { subject: "customer", id: ID }, Date.now());
    // Two kills of one erasure, as later ones find everything emptied and only the files to be written anew.
    for (let round = 0; round < 2 && kills < KILLS && (await killedOnItsWay(record)); round += 1) {
      kills++;
      const [left] = await record.db.select({ n: count() }).from(interaction).where(like(interaction.narrative, "quxkilled%"));
      if (left && left.n > 0 && left.n < INTERACTIONS) inTheMiddle++;
    }
    await underErasureLock(record);
    expect(await filesHolding(record.dataDir, ["quxkill", "QUXK-", "quxcall"])).toEqual([]);
    const receipt = await getReceipt(record.db, commandActor(), code);
    expect(receipt.finishedAt).not.toBeNull();
    expect(receipt.counts).toEqual({ interactions: INTERACTIONS, texts: INTERACTIONS, promises: INTERACTIONS });
    expect((await record.db.select({ n: count() }).from(tombstone))[0]?.n).toBe(2 * INTERACTIONS);
    expect((await record.db.select({ n: count() }).from(interaction))[0]?.n).toBe(INTERACTIONS + OTHERS);
    expect((await record.db.select({ n: count() }).from(interaction).where(like(interaction.narrative, "kept%")))[0]?.n).toBe(OTHERS);
    expect((await record.db.select({ n: count() }).from(promise).where(eq(promise.text, "stays")))[0]?.n).toBe(OTHERS);
    expect(await record.db.all(sql`pragma integrity_check`)).toEqual([{ integrity_check: "ok" }]);
    expect(await searchIndexOf(record).verify()).toEqual([]);
    await record.close();
  }
  process.stdout.write(`erasing: ${KILLS} kills, ${inTheMiddle} of them between two of a person's interactions\n`);
});

/** Starts the process that erases and kills it at a random moment of its work; false when it was done before. */
async function killedOnItsWay(record: RecordStore): Promise<boolean> {
  const args = ["--conditions=react-server", "--import", "tsx", "lib/privacy/erase-child.ts", record.dataDir];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
  const ended = once(child, "exit");
  const target = Math.random() * INTERACTIONS * 1.2;
  while (child.exitCode === null) {
    const [row] = await record.db.select().from(erasure);
    if (row?.finishedAt != null) break;
    // Beyond the last interaction it looks after the index and writes the record anew.
    if ((row?.counts.interactions ?? 0) >= Math.min(target, INTERACTIONS)) {
      if (target > INTERACTIONS) await pause(Math.random() * 60);
      break;
    }
    await pause(1);
  }
  child.kill("SIGKILL");
  await ended;
  const [row] = await record.db.select().from(erasure);
  return row?.finishedAt === null;
}
