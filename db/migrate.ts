import { existsSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Db } from "@/db/client";
import type { RecordDialect } from "@/db/columns";
import type { Transaction } from "@/db/tx";

/** The record was written by a newer version; opening it with this one could lose what only the newer one knows. */
export class NewerRecordError extends Error {
  override name = "NewerRecordError";
  constructor(recordVersion: number, knownVersion: number) {
    super(
      `This record was written by a newer version of Debrief (its schema is ${recordVersion}, this version knows ${knownVersion}). ` +
        "Start the newer version, or restore a backup made by this one.",
    );
  }
}

/**
 * Brings the record to the schema of this version, all of it or nothing. A record's version is the number of migrations it has had.
 * @param upTo an earlier version, as the rows of a backup need it
 * @throws NewerRecordError when the record has had more migrations than this version knows.
 */
export async function migrateRecord(
  dialect: RecordDialect,
  db: Db,
  migrating: Transaction<Db>,
  folder = migrationsFolder(dialect),
  upTo = Number.POSITIVE_INFINITY,
): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder: folder }).slice(0, upTo);
  // Asked before taking the record for writing: most of the time there is nothing to do.
  if ((await recordVersion(dialect, db)) === migrations.length) return;
  await migrating(async (tx) => {
    // Again, inside: another process may have migrated the record in between.
    const version = await recordVersion(dialect, tx);
    if (version > migrations.length) throw new NewerRecordError(version, migrations.length);
    // A trigger that names a table being rebuilt stops the rebuild; opening the record installs them all again.
    if (dialect === "sqlite") await dropTriggers(tx);
    await tx.run(sql`CREATE TABLE IF NOT EXISTS migration (version integer PRIMARY KEY, hash text NOT NULL, applied_at bigint NOT NULL)`);
    for (const [index, migration] of migrations.entries()) {
      if (index < version) continue;
      for (const statement of migration.sql) await tx.run(sql.raw(statement));
      await tx.run(sql`INSERT INTO migration (version, hash, applied_at) VALUES (${index + 1}, ${migration.hash}, ${Date.now()})`);
    }
  });
}

/** How many migrations this version knows. */
export function knownVersion(dialect: RecordDialect): number {
  return readMigrationFiles({ migrationsFolder: migrationsFolder(dialect) }).length;
}

/** Whether the record has had exactly the migrations of this version. */
export async function isMigrated(dialect: RecordDialect, db: Db): Promise<boolean> {
  return (await recordVersion(dialect, db)) === knownVersion(dialect);
}

/** Where this version's migrations are: beside this file, or in the project the server was started from when this file is bundled. */
export function migrationsFolder(dialect: RecordDialect): string {
  const folders = [import.meta.dirname ?? "", join(process.cwd(), "db")].map((directory) => join(directory, "migrations", dialect));
  const found = folders.find((folder) => existsSync(join(folder, "meta", "_journal.json")));
  if (!found) throw new Error(`The migrations are missing: looked for ${folders.join(" and ")}`);
  return found;
}

/** How many migrations a record has had; 0 for an empty place. */
export async function recordVersion(dialect: RecordDialect, db: Db): Promise<number> {
  const table =
    dialect === "sqlite" ? sql`SELECT name FROM sqlite_schema WHERE name = 'migration'` : sql`SELECT to_regclass('migration') AS name`;
  const [existing] = await db.all<{ name: string | null }>(table);
  if (!existing?.name) return 0;
  const [last] = await db.all<{ version: number | null }>(sql`SELECT max(version) AS version FROM migration`);
  return last?.version ?? 0;
}

async function dropTriggers(db: Db): Promise<void> {
  const triggers = await db.all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'trigger'`);
  for (const trigger of triggers) await db.run(sql`DROP TRIGGER ${sql.identifier(trigger.name)}`);
}
