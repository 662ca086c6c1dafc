import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { recordDialect } from "@/db/columns";
import { setting } from "@/db/schema";
import { freshPlace, freshRecord, openPlace } from "../support/record";

const onSqlite = describe.runIf(recordDialect === "sqlite");
const onPostgres = describe.runIf(recordDialect === "postgres");

/** SQLite's codes: synchronous 2 is FULL, 1 is on. */
const durable = { journal_mode: "wal", synchronous: 2, foreign_keys: 1 };

async function pragmas(db: Db, names: string[]): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const name of names) {
    const row = await db.get<Record<string, unknown>>(sql.raw(`PRAGMA ${name}`));
    found[name] = Object.values(row)[0];
  }
  return found;
}

onSqlite("on SQLite", () => {
  const names = ["journal_mode", "synchronous", "foreign_keys", "query_only", "busy_timeout"];

  test("what a transaction writes survives a power cut, keeps its references, and never waits inside SQLite", async () => {
    const place = await freshPlace();
    // Opened again, because making a new record ends with settings of its own.
    await (await openPlace(place)).close();
    const record = await openPlace(place);
    expect(await record.tx((db) => pragmas(db, names))).toEqual({ ...durable, query_only: 0, busy_timeout: 0 });
  });

  test("the reading connection is as durable and cannot write", async () => {
    const record = await freshRecord();
    expect(await pragmas(record.db, names)).toEqual({ ...durable, query_only: 1, busy_timeout: 5000 });
  });

  test("every snapshot's connection is as durable and cannot write", async () => {
    const record = await freshRecord();
    // At the same time, so that each needs a connection of its own.
    const all = await Promise.all([1, 2, 3].map(() => record.snapshot((db) => pragmas(db, names))));
    expect(all).toEqual(Array(3).fill({ ...durable, query_only: 1, busy_timeout: 5000 }));
  });

  test("a write outside a transaction is refused", async () => {
    const record = await freshRecord();
    const stray = async () => await record.db.insert(setting).values({ key: "zone", value: "UTC" });
    await expect(stray()).rejects.toThrow("readonly");
  });
});

onPostgres("on PostgreSQL", () => {
  const isolation = sql`SELECT current_setting('transaction_isolation') AS isolation, current_setting('transaction_read_only') AS read_only`;

  test("a transaction is serializable", async () => {
    const record = await freshRecord();
    expect(await record.tx(async (db) => await db.all(isolation))).toEqual([{ isolation: "serializable", read_only: "off" }]);
  });

  test("a snapshot is one repeatable, read-only view", async () => {
    const record = await freshRecord();
    expect(await record.snapshot(async (db) => await db.all(isolation))).toEqual([{ isolation: "repeatable read", read_only: "on" }]);
  });
});
