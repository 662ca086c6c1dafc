import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { recordDialect } from "@/db/columns";
import { migrateRecord } from "@/db/migrate";
import { interaction, interactionEvent, setting, source } from "@/db/schema";
import { connectSqlite, type SqliteEngine } from "@/db/sqlite";
import { addInteraction, addSource } from "../support/arrange";
import { freshPlace, openPlace } from "../support/record";

test("a record of a newer version is refused with what to do about it, and left as it is", async () => {
  const place = await freshPlace();
  const record = await openPlace(place);
  const known = (await record.db.get<{ version: number }>(sql`SELECT max(version) AS version FROM migration`)).version;
  await record.tx(async (db) => {
    await db.insert(setting).values({ key: "zone", value: "UTC" });
    await db.run(sql`INSERT INTO migration (version, hash, applied_at) VALUES (999, 'of the future', 0)`);
  });
  await record.close();

  await expect(openPlace(place)).rejects.toThrow(
    `This record was written by a newer version of Debrief (its schema is 999, this version knows ${known}). ` +
      "Start the newer version, or restore a backup made by this one.",
  );
  await expect(openPlace(place)).rejects.toThrow("newer version");
});

test("opening a record again migrates nothing and keeps what is in it", async () => {
  const place = await freshPlace();
  const record = await openPlace(place);
  await record.tx((db) => addSource(db, "desk"));
  const migrations = await record.db.all(sql`SELECT * FROM migration`);
  await record.close();
  const again = await openPlace(place);
  expect(await again.db.all(sql`SELECT * FROM migration`)).toEqual(migrations);
  expect(await again.db.select({ code: source.code }).from(source)).toEqual([{ code: "desk" }]);
});

describe.runIf(recordDialect === "sqlite")("on SQLite", () => {
  test("building a table anew keeps what refers to it, and no trigger stops it", async () => {
    const { engine, folder } = await recordToMigrate();
    addMigration(folder, [
      "PRAGMA foreign_keys=OFF;",
      "CREATE TABLE `__new_source` (`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL, `code` text NOT NULL, `name` text NOT NULL, `zone` text NOT NULL, `is_complete` integer DEFAULT false NOT NULL, `language` text);",
      "INSERT INTO `__new_source` (id, code, name, zone, is_complete) SELECT id, code, name, zone, is_complete FROM `source`;",
      "DROP TABLE `source`;",
      "ALTER TABLE `__new_source` RENAME TO `source`;",
      "PRAGMA foreign_keys=ON;",
    ]);
    await migrateRecord("sqlite", engine.db, engine.migrating, folder);
    expect(await engine.db.all(sql`SELECT code, language FROM source`)).toEqual([{ code: "desk", language: null }]);
    expect(await engine.db.$count(interaction)).toBe(1);
    expect(await engine.db.$count(interactionEvent)).toBe(1);
    expect(engine.write.pragma("foreign_keys", { simple: true })).toBe(1);
    engine.close();
  });

  test("a migration that fails half way leaves the record as it was", async () => {
    const { engine, folder } = await recordToMigrate();
    const tables = await engine.db.all(sql`SELECT name, sql FROM sqlite_schema ORDER BY name`);
    addMigration(folder, ["ALTER TABLE `source` ADD `language` text;", "ALTER TABLE `nowhere` ADD `x` text;"]);
    await expect(migrateRecord("sqlite", engine.db, engine.migrating, folder)).rejects.toThrow();
    expect(await engine.db.all(sql`SELECT name, sql FROM sqlite_schema ORDER BY name`)).toEqual(tables);
    expect(await engine.db.$count(interaction)).toBe(1);
    expect(engine.write.pragma("foreign_keys", { simple: true })).toBe(1);
    engine.close();
  });

  test("a migration that would leave a row pointing at nothing is refused", async () => {
    const { engine, folder } = await recordToMigrate();
    addMigration(folder, ["DELETE FROM `source`;"]);
    await expect(migrateRecord("sqlite", engine.db, engine.migrating, folder)).rejects.toThrow(
      "The migration left 1 rows pointing at nothing",
    );
    expect(await engine.db.$count(source)).toBe(1);
    engine.close();
  });
});

/** A record with a source, an interaction, an event of it and a trigger over all three, and a copy of the migrations to add to. */
async function recordToMigrate(): Promise<{ engine: SqliteEngine; folder: string }> {
  const place = await freshPlace();
  const record = await openPlace(place);
  await record.tx(async (db) => {
    const interactionId = await addInteraction(db, { sourceId: await addSource(db, "desk"), externalId: "A-1" });
    await db.insert(interactionEvent).values({ interactionId, kind: "closed", at: 0 });
    await db.run(sql`CREATE TRIGGER over_all AFTER UPDATE ON interaction BEGIN UPDATE source SET name = name; END`);
  });
  await record.close();
  const folder = join(place.dataDir, "migrations");
  cpSync("db/migrations/sqlite", folder, { recursive: true });
  return { engine: connectSqlite(join(place.dataDir, "debrief.sqlite")), folder };
}

function addMigration(folder: string, statements: string[]): void {
  const path = join(folder, "meta", "_journal.json");
  const journal: { entries: unknown[] } = JSON.parse(readFileSync(path, "utf8"));
  journal.entries.push({ idx: journal.entries.length, version: "6", when: Date.now(), tag: "added", breakpoints: true });
  writeFileSync(path, JSON.stringify(journal));
  writeFileSync(join(folder, "added.sql"), statements.join("\n--> statement-breakpoint\n"));
}
