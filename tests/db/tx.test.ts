import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import type { Db, RecordStore } from "@/db/client";
import { setting } from "@/db/schema";
import { canBeShared, freshRecord } from "../support/record";

test("when the work throws, nothing of it is kept and the error is the work's own", async () => {
  const record = await freshRecord();
  const failing = record.tx(async (db) => {
    await db.insert(setting).values({ key: "zone", value: "Europe/Berlin" });
    await db.insert(setting).values({ key: "week", value: 1 });
    throw new Error("the caller changed its mind");
  });
  await expect(failing).rejects.toThrow("the caller changed its mind");
  expect(await record.db.select().from(setting)).toEqual([]);
});

test("after a failed transaction the next one works", async () => {
  const record = await freshRecord();
  const twice = record.tx(async (db) => {
    await db.insert(setting).values({ key: "zone", value: "UTC" });
    await db.insert(setting).values({ key: "zone", value: "UTC" });
  });
  await expect(twice).rejects.toThrow();
  await record.tx(async (db) => {
    await db.insert(setting).values({ key: "zone", value: "Asia/Tokyo" });
  });
  expect(await record.db.select().from(setting)).toEqual([{ key: "zone", value: "Asia/Tokyo" }]);
});

test("a module that is loaded anew while the server runs knows its transactions", async () => {
  const record = await freshRecord();
  vi.resetModules();
  const { underWayIn } = await import("@/db/after-commit");
  expect(await record.tx(async (db) => underWayIn(db).dataDir)).not.toBe("");
  expect(() => underWayIn(record.db)).toThrow("in a transaction alone");
});

test.runIf(canBeShared)("others see a transaction when it is done, not before", async () => {
  const record = await freshRecord();
  const [looked, goOn] = gate();
  const [written, haveWritten] = gate();
  const writing = record.tx(async (db) => {
    await db.insert(setting).values({ key: "zone", value: "UTC" });
    haveWritten();
    await looked;
  });
  await written;
  expect(await record.db.select().from(setting)).toEqual([]);
  goOn();
  await writing;
  expect(await record.db.select().from(setting)).toHaveLength(1);
});

test("forty writers who read a number and write it back plus one make it forty", async () => {
  const record = await freshRecord();
  await record.tx(async (db) => {
    await db.insert(setting).values({ key: "count", value: 0 });
  });
  await Promise.all(Array.from({ length: 40 }, () => record.tx(addOne)));
  expect(await count(record)).toBe(40);
});

test("a transaction inside a transaction is refused, because it would wait for itself", async () => {
  const record = await freshRecord();
  const nested = record.tx(() => record.tx(addOne));
  await expect(nested).rejects.toThrow("A transaction was begun inside another one");
});

test("what was begun inside a transaction may write once that is over", async () => {
  const record = await freshRecord();
  const [over, isOver] = gate();
  let later: Promise<void> = Promise.resolve();
  await record.tx(async (db) => {
    await db.insert(setting).values({ key: "count", value: 0 });
    later = over.then(() => record.tx(addOne));
  });
  isOver();
  await later;
  expect(await count(record)).toBe(1);
});

test.runIf(canBeShared)("a snapshot keeps seeing what was there when it began", async () => {
  const record = await freshRecord();
  await record.tx(async (db) => {
    await db.insert(setting).values({ key: "count", value: 1 });
  });
  const [begun, hasBegun] = gate();
  const [changed, hasChanged] = gate();
  const seen = record.snapshot(async (db) => {
    hasBegun();
    await changed;
    return await db.select().from(setting);
  });
  await begun;
  await record.tx(addOne);
  hasChanged();
  expect(await seen).toEqual([{ key: "count", value: 1 }]);
  expect(await count(record)).toBe(2);
});

test("a snapshot cannot write", async () => {
  const record = await freshRecord();
  const writing = record.snapshot(async (db) => {
    await db.insert(setting).values({ key: "zone", value: "UTC" });
  });
  await expect(writing).rejects.toThrow();
  expect(await record.db.select().from(setting)).toEqual([]);
});

/** A promise and what fulfils it. */
function gate(): [Promise<void>, () => void] {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [opened, open];
}

async function addOne(db: Db): Promise<void> {
  const [row] = await db.select().from(setting).where(eq(setting.key, "count"));
  await new Promise((resolve) => setTimeout(resolve, 1));
  await db
    .update(setting)
    .set({ value: Number(row?.value) + 1 })
    .where(eq(setting.key, "count"));
}

async function count(record: RecordStore): Promise<unknown> {
  const [row] = await record.db.select().from(setting).where(eq(setting.key, "count"));
  return row?.value;
}
