import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asc, count, desc, eq, gt, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Db, RecordStore } from "@/db/client";
import { auditEntry, setting } from "@/db/schema";
import { type AuditEntry, FIRST_HASH, hashOf } from "@/lib/audit/chain";
import { auditHead } from "@/lib/audit/head";
import { note } from "@/lib/audit/note";
import { verifyAudit } from "@/lib/audit/verify-audit";
import { saveView } from "@/lib/views/saved-views";
import { otherProcess } from "@/tests/support/other-process";
import { canBeShared, freshPlace, freshRecord, openPlace } from "@/tests/support/record";
import { ownerActor } from "@/tests/support/signed-in";

const RUNS = process.env.LONG ? 1_000 : 40;
const EACH = process.env.LONG ? 2_000 : 25;
const ENTRIES = 12;

const add = (record: RecordStore, at = 1) =>
  record.tx((db) => note(db, ownerActor(), { action: "team.change", subject: `team:${at}`, detail: { at, isSystem: true } }, at));

async function noted(entries = ENTRIES): Promise<RecordStore> {
  const record = await freshRecord();
  for (let at = 1; at <= entries; at++) await add(record, at);
  return record;
}

/** What somebody who can write the database alone, and nothing else, does to the table. */
type Tampering = { how: "edit" | "delete" | "insert" | "swap" | "truncate"; at: number; other: number; field: number };

const tampering: fc.Arbitrary<Tampering> = fc.record({
  how: fc.constantFrom("edit", "delete", "insert", "swap", "truncate"),
  at: fc.integer({ min: 1, max: ENTRIES }),
  other: fc.integer({ min: 1, max: ENTRIES - 1 }),
  field: fc.integer({ min: 0, max: 6 }),
});

test("any edit, deletion, insertion, exchange or truncation is found, and the finding names its position", async () => {
  const record = await noted();
  expect(await verifyAudit(record)).toEqual({ entries: ENTRIES, findings: [] });
  const whole = await record.db.select().from(auditEntry).orderBy(asc(auditEntry.seq));
  await fc.assert(
    fc.asyncProperty(tampering, async (asked) => {
      const position = await record.tx((db) => tamper(db, asked));
      const { findings } = await verifyAudit(record);
      await record.tx(async (db) => {
        await db.delete(auditEntry);
        await db.insert(auditEntry).values(whole);
      });
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.some((finding) => new RegExp(`\\b${position}\\b`).test(finding))).toBe(true);
    }),
    { numRuns: RUNS },
  );
  expect(await verifyAudit(record)).toEqual({ entries: ENTRIES, findings: [] });
}, 120_000);

/** @returns the first position at which the table is not as it was */
async function tamper(db: Db, { how, at, other, field }: Tampering): Promise<number> {
  const one = eq(auditEntry.seq, at);
  if (how === "edit") {
    const edits = [
      { actor: "user:99" },
      { at: 77 },
      { action: "failure.merge" },
      { subject: "team:x" },
      { detail: { at, isSystem: false } },
      { detail: null },
      { hash: "0".repeat(64) },
    ];
    await db
      .update(auditEntry)
      .set(edits[field] ?? {})
      .where(one);
    return at;
  }
  if (how === "delete") {
    await db.delete(auditEntry).where(one);
    return at;
  }
  if (how === "truncate") {
    await db.delete(auditEntry).where(gt(auditEntry.seq, at - 1));
    return at;
  }
  const [row] = await db.select().from(auditEntry).where(one);
  if (!row) throw new Error("There is no such entry");
  if (how === "insert") {
    const last = await lastOf(db);
    const entry = { ...row, seq: ENTRIES + 1 };
    await db.insert(auditEntry).values({ ...entry, previousHash: last.hash, hash: hashOf(last.hash, entry) });
    return ENTRIES + 1;
  }
  const place = ((at + other - 1) % ENTRIES) + 1;
  const [second] = await db.select().from(auditEntry).where(eq(auditEntry.seq, place));
  if (!second) throw new Error("There is no such entry");
  await db.delete(auditEntry).where(sql`${auditEntry.seq} in (${at}, ${place})`);
  await db.insert(auditEntry).values([
    { ...row, seq: place },
    { ...second, seq: at },
  ]);
  return Math.min(at, place);
}

async function lastOf(db: Db): Promise<AuditEntry> {
  const [last] = await db.select().from(auditEntry).orderBy(desc(auditEntry.seq)).limit(1);
  if (!last) throw new Error("Nothing was noted");
  return last;
}

/** All hashes made anew, as somebody who knows how they are made and has not the secret can do. */
async function chainAnew(db: Db): Promise<AuditEntry> {
  let previousHash = FIRST_HASH;
  for (const entry of await db.select().from(auditEntry).orderBy(asc(auditEntry.seq))) {
    const hash = hashOf(previousHash, entry);
    await db.update(auditEntry).set({ previousHash, hash }).where(eq(auditEntry.seq, entry.seq));
    previousHash = hash;
  }
  return lastOf(db);
}

test("who edits an entry and makes every hash anew is found by the seal, by the file and by a head that was written down", async () => {
  const record = await noted();
  const exported = await auditHead(record, ownerActor());
  await record.tx(async (db) => {
    await db.update(auditEntry).set({ actor: "user:99" }).where(eq(auditEntry.seq, 3));
    const { seq, hash } = await chainAnew(db);
    await db
      .update(setting)
      .set({ value: { position: seq, hash, seal: "0".repeat(64) } })
      .where(eq(setting.key, "audit.head"));
  });
  expect((await verifyAudit(record, exported)).findings).toEqual([
    "The head of the audit, at position 12, was not sealed by this installation.",
    "Entry 12 is not the one that DATA_DIR/audit-head is of: it, or entries before it, were exchanged.",
    "Entry 12 is not the one that the head that was given is of: it, or entries before it, were exchanged.",
  ]);
  // The next change does not seal it over.
  await add(record, 13);
  expect((await verifyAudit(record)).findings).toEqual([
    "Entry 13 does not follow entry 12: one of the two was exchanged, or what was between them.",
    "Entry 12 is not the one that DATA_DIR/audit-head is of: it, or entries before it, were exchanged.",
  ]);
});

test("who puts an earlier head and its entries back is found by the file, also after more was noted", async () => {
  const record = await noted(8);
  const [before] = await record.db.select().from(setting).where(eq(setting.key, "audit.head"));
  for (let at = 9; at <= ENTRIES; at++) await add(record, at);
  await record.tx(async (db) => {
    await db.delete(auditEntry).where(gt(auditEntry.seq, 8));
    await db.update(setting).set({ value: before?.value }).where(eq(setting.key, "audit.head"));
  });
  expect((await verifyAudit(record)).findings).toEqual([
    "Entries 9 to 12 are missing: DATA_DIR/audit-head is of entry 12, but the audit ends at 8.",
  ]);
  for (let at = 9; at <= 14; at++) await add(record, at + 100);
  expect((await verifyAudit(record)).findings).toEqual([
    "Entry 12 is not the one that DATA_DIR/audit-head is of: it, or entries before it, were exchanged.",
  ]);
});

test("entries that were cut off stay missing when more is noted", async () => {
  const record = await noted();
  await record.tx((db) => db.delete(auditEntry).where(gt(auditEntry.seq, 9)));
  await add(record, 13);
  expect((await verifyAudit(record)).findings[0]).toBe("Entries 10 to 12 are missing.");
});

test("a change that is rolled back leaves no entry, and its head is written nowhere", async () => {
  const record = await noted(2);
  const head = await auditHead(record, ownerActor());
  const failing = record.tx(async (db) => {
    await note(db, ownerActor(), { action: "team.change", subject: "team:x" }, 3);
    throw new Error("the caller changed its mind");
  });
  await expect(failing).rejects.toThrow("the caller changed its mind");
  expect(await auditHead(record, ownerActor())).toEqual(head);
  expect(readFileSync(join(record.dataDir, "audit-head"), "utf8").trim()).toBe(`${head.position}:${head.hash}`);
  expect(await verifyAudit(record)).toEqual({ entries: 2, findings: [] });
});

test("outside a transaction nothing is noted", async () => {
  const record = await freshRecord();
  await expect(note(record.db, ownerActor(), { action: "team.change", subject: "team:x" }, 1)).rejects.toThrow("in a transaction alone");
});

test("a change and its entry are one: neither a customer's words nor a name stand in it", async () => {
  const record = await freshRecord();
  await saveView(record, ownerActor(), { name: "Weekly look", path: "/failures", query: "" }, 5);
  const rows = await record.db.select().from(auditEntry);
  expect(rows).toMatchObject([
    { seq: 1, at: 5, actor: "user:1", action: "view.create", subject: "view:weekly-look", detail: { path: "/failures" } },
  ]);
});

test("a head that a file lags behind is well, a file of something else is not", async () => {
  const record = await noted(3);
  const path = join(record.dataDir, "audit-head");
  const [first] = await record.db.select().from(auditEntry).where(eq(auditEntry.seq, 1));
  writeFileSync(path, `1:${first?.hash}\n`);
  expect((await verifyAudit(record)).findings).toEqual([]);
  writeFileSync(path, "no head\n");
  expect((await verifyAudit(record)).findings).toEqual(["DATA_DIR/audit-head holds no head of an audit."]);
});

test("eight writers at once make one chain without a fork or a gap", async () => {
  const record = await freshRecord();
  const write = async () => {
    for (let n = 0; n < EACH; n++) await add(record, n);
  };
  await Promise.all(Array.from({ length: 8 }, write));
  expect(await verifyAudit(record)).toEqual({ entries: 8 * EACH, findings: [] });
}, 600_000);

test.runIf(canBeShared)(
  "four processes with two writers each make one chain, and none is turned away",
  async () => {
    const place = await freshPlace();
    const processes = ["ab", "cd", "ef", "gh"].map((writers) => otherProcess(place, "note", writers, String(EACH)).ended);
    expect(await Promise.all(processes)).toEqual(Array(4).fill(String(2 * EACH)));
    const record = await openPlace(place);
    expect(await verifyAudit(record)).toEqual({ entries: 8 * EACH, findings: [] });
    await record.close();
  },
  600_000,
);

test.runIf(canBeShared)(
  "a process that is killed while it writes leaves the chain whole and the file at most behind",
  async () => {
    const place = await freshPlace();
    for (let kill = 0; kill < (process.env.LONG ? 20 : 2); kill++) {
      const other = otherProcess(place, "note", "ab", "100000");
      expect(await other.said).toBe("begun");
      await new Promise((resolve) => setTimeout(resolve, 50 + 150 * Math.random()));
      await other.kill();
    }
    const record = await openPlace(place);
    const [rows] = await record.db.select({ n: count() }).from(auditEntry);
    expect(rows?.n).toBeGreaterThan(0);
    expect(await verifyAudit(record)).toEqual({ entries: rows?.n, findings: [] });
    await record.close();
  },
  120_000,
);
