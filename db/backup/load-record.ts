import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { BackupError } from "@/db/backup/backup-error";
import type { Manifest } from "@/db/backup/manifest";
import { readBackup } from "@/db/backup/read-backup";
import { recordTables } from "@/db/backup/tables";
import type { Db, MigratableStore } from "@/db/client";
import { migrateRecord, migrationsFolder } from "@/db/migrate";

/**
 * Fills an empty place with the record of a backup that has been verified, in one transaction, in the version it had. The
 * record gets a new id: facts that were counted from another one are not taken for its own.
 */
export async function loadRecord(store: MigratableStore, path: string, manifest: Manifest): Promise<void> {
  const { dialect, db } = store;
  await migrateRecord(
    dialect,
    db,
    (migrate) =>
      store.migrating(async (tx) => {
        const migrated = await migrate(tx);
        await loadRows(store, tx, path, manifest);
        return migrated;
      }),
    migrationsFolder(dialect),
    manifest.schemaVersion,
  );
}

async function loadRows(store: MigratableStore, db: Db, path: string, manifest: Manifest): Promise<void> {
  const { dialect } = store;
  await refuseOtherShape(store, db, manifest);
  const putBack = dialect === "postgres" ? await withoutForeignKeys(db) : async () => {};
  const inserting = new Map<string, Insert>();
  for await (const { held, content } of readBackup(path)) {
    if (held.kind !== "rows") continue;
    const columns = manifest.tables[held.table]?.columns ?? [];
    const insert = inserting.get(held.table) ?? inserter(store, db, held.table, columns);
    inserting.set(held.table, insert);
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(piece);
    const lines = Buffer.concat(pieces).toString("utf8").split("\n").slice(0, -1);
    await insert(lines.map((line) => parseRow(line, held.table, columns.length)));
  }
  for (const [table, last] of Object.entries(manifest.sequences)) await continueAfter(store, db, table, last);
  await putBack();
  await db.run(sql`update record_meta set record_id = ${randomUUID()}`);
}

type Value = string | number | null;
type Insert = (rows: Value[][]) => Promise<void>;

/** What was said to be of this version and has other tables or columns was not written by Debrief. */
async function refuseOtherShape({ dialect }: MigratableStore, db: Db, { tables, sequences, schemaVersion }: Manifest): Promise<void> {
  const standing = await recordTables(dialect, db);
  const shapeOf = (name: string, columns: readonly string[]) => `${name}: ${[...columns].sort().join(", ")}`;
  const wanted = new Set(standing.map(({ name, columns }) => shapeOf(name, columns)));
  const other = Object.entries(tables).find(([name, { columns }]) => !wanted.has(shapeOf(name, columns)));
  const unknown = other?.[0] ?? Object.keys(sequences).find((name) => !(name in tables));
  if (unknown !== undefined)
    throw new BackupError(`The backup cannot be restored: its table ${unknown} is not that of version ${schemaVersion}.`);
}

function parseRow(line: string, table: string, columns: number): Value[] {
  const row: unknown = JSON.parse(line);
  if (!Array.isArray(row) || row.length !== columns)
    throw new BackupError(`The backup cannot be restored: a row of ${table} has not its columns.`);
  return row.map((value: unknown) => {
    if (value === null || typeof value === "string" || typeof value === "number") return value;
    if (typeof value === "boolean") return value ? 1 : 0;
    throw new BackupError(`The backup cannot be restored: a row of ${table} holds what no column does.`);
  });
}

function inserter({ sqlite }: MigratableStore, db: Db, table: string, columns: readonly string[]): Insert {
  if (sqlite) {
    const names = columns.map((name) => `"${name}"`).join(", ");
    const statement = sqlite.write.prepare(`insert into "${table}" (${names}) values (${columns.map(() => "?").join(", ")})`);
    return async (rows) => {
      for (const row of rows) statement.run(row);
    };
  }
  const names = sql.join(
    columns.map((name) => sql.identifier(name)),
    sql`, `,
  );
  // A boolean of the other engine is 1 or 0, which PostgreSQL reads from JSON as it reads true and false.
  return async (rows) => {
    const objects = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])));
    await db.run(
      sql`insert into ${sql.identifier(table)} (${names}) select ${names} from json_populate_recordset(null::${sql.identifier(table)}, ${JSON.stringify(objects)}::json)`,
    );
  };
}

/** Numbers that were given out are not given out again. */
async function continueAfter({ dialect }: MigratableStore, db: Db, table: string, last: number): Promise<void> {
  if (dialect === "sqlite") {
    const known = await db.all(sql`update sqlite_sequence set seq = max(seq, ${last}) where name = ${table} returning seq`);
    if (known.length === 0) await db.run(sql`insert into sqlite_sequence (name, seq) values (${table}, ${last})`);
    return;
  }
  const key = table === "audit_entry" ? "seq" : "id";
  await db.run(
    sql`select setval(pg_get_serial_sequence(${table}, ${key}), greatest(${last}, (select max(${sql.identifier(key)}) from ${sql.identifier(table)})))`,
  );
}

/**
 * Tables refer to each other in circles, so no order of loading satisfies all keys at every moment. They are taken away
 * and, once all rows are there, made again, which checks every one of them.
 */
async function withoutForeignKeys(db: Db): Promise<() => Promise<void>> {
  const keys = await db.all<{ table: string; name: string; definition: string }>(
    sql`select c.conrelid::regclass::text as "table", c.conname as name, pg_get_constraintdef(c.oid) as definition
        from pg_constraint c where c.contype = 'f' and c.connamespace = current_schema()::regnamespace`,
  );
  for (const { table, name } of keys) await db.run(sql`alter table ${sql.raw(table)} drop constraint ${sql.identifier(name)}`);
  return async () => {
    for (const { table, name, definition } of keys)
      await db.run(sql`alter table ${sql.raw(table)} add constraint ${sql.identifier(name)} ${sql.raw(definition)}`);
  };
}
