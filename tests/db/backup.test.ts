import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { contentOf } from "@/db/backup/manifest";
import { verifyBackup } from "@/db/backup/read-backup";
import { restoreBackup } from "@/db/backup/restore-backup";
import { recordTables } from "@/db/backup/tables";
import { writeBackup } from "@/db/backup/write-backup";
import type { RecordStore } from "@/db/client";
import { recordDialect } from "@/db/columns";
import { installationSecret } from "@/db/installation-secret";
import { checkRecord } from "@/db/integrity";
import { change, importJob, interaction, promise, recordMeta, session, setting } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { verifyAudit } from "@/lib/audit/verify-audit";
import { addUser } from "@/lib/users/add-user";
import { addInteraction, addSource } from "../support/arrange";
import { freshPlace, openPlace } from "../support/record";
import { PASSWORD } from "../support/signed-in";

const DIGEST = "ab".repeat(32);

test("a restored record has every row of every table, under an id of its own, and nobody is signed in", async () => {
  const place = await freshPlace();
  const record = await openPlace(place);
  await fill(record);
  const before = await rowsOf(record);
  const path = join(place.dataDir, "kept.tar.gz");
  const made = await writeBackup(record, path);
  const rows = Object.values(before).reduce((sum, each) => sum + each.length, 0);
  expect([made.rows, made.bytes, statSync(path).mode & 0o777]).toEqual([rows, statSync(path).size, 0o600]);
  expect(readdirSync(place.dataDir).filter((name) => name.endsWith(".partial"))).toEqual([]);

  const other = await freshPlace();
  // What was erased there is known there alone; a restored backup is erased again by it.
  writeFileSync(join(other.dataDir, "erasures.jsonl"), "kept\n");
  expect(await restoreBackup(path, other, false)).toMatchObject({ rows, movedTo: null, madeAt: made.madeAt });
  const restored = await openPlace(other);
  const after = await rowsOf(restored);
  const [was] = await record.db.select().from(recordMeta);
  const [is] = await restored.db.select().from(recordMeta);
  expect(is?.recordId).not.toBe(was?.recordId);
  expect({ ...after, record_meta: [] }).toEqual({ ...before, record_meta: [] });
  expect(await restored.db.$count(session)).toBe(0);
  expect(await checkRecord(restored)).toEqual([]);
  expect(readFileSync(join(other.dataDir, "secret"), "utf8")).toBe(readFileSync(join(place.dataDir, "secret"), "utf8"));
  expect(readFileSync(join(other.dataDir, "uploads", `${DIGEST}.file`), "utf8")).toBe("the file");
  expect(readFileSync(join(other.dataDir, "erasures.jsonl"), "utf8")).toBe("kept\n");

  // The audit goes on where it was, although the record has another id.
  expect(await verifyAudit(restored)).toEqual({ entries: 1, findings: [] });
  await addUser(restored, commandActor(), { email: "kim@example.com", name: "Kim", role: "admin", teams: null }, PASSWORD, 1);
  expect(await verifyAudit(restored)).toEqual({ entries: 2, findings: [] });

  // A number that was given out is not given out again, also when its row has gone.
  const last = await lastSource(record);
  expect(await restored.tx((db) => addSource(db, "another"))).toBe(last + 1);
});

test("a record that is there is not written over; with --replace it is moved aside", async () => {
  const place = await freshPlace();
  const record = await openPlace(place);
  await fill(record);
  const path = join(place.dataDir, "kept.tar.gz");
  await writeBackup(record, path);
  await record.close();
  await expect(restoreBackup(path, place, false)).rejects.toThrow(/^There is a record in .+ already/);
  if (recordDialect === "postgres") {
    await expect(restoreBackup(path, place, true)).rejects.toThrow("The database of DATABASE_URL is not empty.");
    expect(await (await openPlace(place)).db.$count(interaction)).toBe(250);
    return;
  }
  const held = await openPlace(place);
  await expect(restoreBackup(path, place, true)).rejects.toThrow("is open in another process. Stop the server first.");
  await held.close();
  const { movedTo } = await restoreBackup(path, place, true);
  expect(existsSync(join(movedTo ?? "", "debrief.sqlite"))).toBe(true);
  expect(await (await openPlace(place)).db.$count(interaction)).toBe(250);
});

test("a backup of a newer version is refused before anything is written", async () => {
  const place = await freshPlace();
  const record = await openPlace(place);
  await record.tx(
    async (db) => void (await db.run(sql`insert into migration (version, hash, applied_at) values (999, 'of the future', 0)`)),
  );
  const path = join(place.dataDir, "kept.tar.gz");
  await writeBackup(record, path);
  const other = await freshPlace();
  await expect(restoreBackup(path, other, false)).rejects.toThrow("written by a newer version of Debrief (its schema is 999");
  expect(readdirSync(other.dataDir).filter((name) => name !== "pglite")).toEqual([]);
});

test("the manifest says what is in it, and the change log is left out", async () => {
  const place = await freshPlace();
  const record = await openPlace(place);
  await fill(record);
  const path = join(place.dataDir, "kept.tar.gz");
  await writeBackup(record, path);
  const manifest = await verifyBackup(path, recordDialect);
  const [meta] = await record.db.select().from(recordMeta);
  expect(manifest).toMatchObject({ format: 1, version: "0.1.0", recordId: meta?.recordId, dialect: recordDialect });
  expect(manifest.tables.interaction?.rows).toBe(250);
  expect(await record.db.$count(change)).toBeGreaterThan(0);
  expect(Object.keys(manifest.tables).filter((name) => ["change", "user_session", "migration", "search_entry"].includes(name))).toEqual([]);
  expect(manifest.members.every(({ name }) => contentOf(name) !== null)).toBe(true);
});

async function fill(record: RecordStore): Promise<void> {
  installationSecret(record.dataDir);
  mkdirSync(join(record.dataDir, "uploads"));
  writeFileSync(join(record.dataDir, "uploads", `${DIGEST}.file`), "the file");
  await addUser(record, commandActor(), { email: "robin@example.com", name: "Robin", role: "admin", teams: null }, PASSWORD, 0);
  await record.tx(async (db) => {
    const sourceId = await addSource(db, "desk");
    for (let n = 0; n < 250; n++) {
      const interactionId = await addInteraction(db, { sourceId, externalId: `A-${n}`, narrative: 'Zeile\n„zwei“ \u2028 \\ " 🙂' });
      await db.insert(promise).values({ interactionId, kind: "callback", madeAt: 0, dueAt: 1, firstDueAt: 2_000_000_000_123 });
    }
    await db
      .insert(importJob)
      .values({ mappingCode: "template", fileName: "a.csv", fileBytes: 8, fileDigest: DIGEST, state: "queued", createdAt: 0 });
    const gone = await addSource(db, "gone");
    await db.run(sql`delete from source where id = ${gone}`);
    await db.insert(setting).values({ key: "half", value: 0.1 + 0.2 });
    await db.insert(session).values({ token: "t", userId: 1, expiresAt: Date.now() + 1e9, createdAt: 0, updatedAt: 0 });
  });
}

async function rowsOf(record: RecordStore): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const { name, key } of await recordTables(record.dialect, record.db))
    rows[name] = await record.db.all(sql`select * from ${sql.identifier(name)} order by ${sql.identifier(key)}`);
  return rows;
}

async function lastSource({ dialect, db }: RecordStore): Promise<number> {
  const [row] = await db.all<{ last: number }>(
    dialect === "sqlite"
      ? sql`select seq as last from sqlite_sequence where name = 'source'`
      : sql`select last_value as last from source_id_seq`,
  );
  return Number(row?.last);
}
