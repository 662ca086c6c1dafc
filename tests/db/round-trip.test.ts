import { type Column, getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { PgTable, getTableConfig as postgresConfig } from "drizzle-orm/pg-core";
import { type SQLiteTable, getTableConfig as sqliteConfig } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema";
import { freshRecord } from "../support/record";

type Row = Record<string, unknown>;

/** Every row here has this id, so every reference is to it. */
const ID = 4001;
/** 2026-09-21T13:46:40.123Z: does not fit in 32 bits. */
const TIME = 1_790_000_000_123;
const TEXT = "Zoë said: \"it's\n\tlate\" \\ 🧾 'x' ?1 $1";
const JSON_VALUE = { words: ["ça", TEXT], none: null, share: 0.25, isTrue: true };

const tables: SQLiteTable[] = Object.values(schema).filter((exported) => is(exported, Table));

test("the claims below are about every table of the schema", () => {
  expect(tables.length).toBeGreaterThanOrEqual(33);
  expect(tables.map(getTableName)).toEqual(expect.arrayContaining(["interaction", "promise", "import_job", "setting", "change"]));
});

test("a row with every column filled comes back as it was", async () => {
  await eachComesBack((column) => filled(column));
});

test("no comes back as no", async () => {
  await eachComesBack((column) => (column.dataType === "boolean" ? false : filled(column)));
});

test("what may be unknown comes back as unknown, not as no or zero", async () => {
  await eachComesBack((column) => (column.notNull ? filled(column) : null));
});

async function eachComesBack(value: (column: Column) => unknown): Promise<void> {
  const record = await freshRecord();
  for (const table of referencedFirst(tables)) {
    const row: Row = Object.fromEntries(Object.entries(getTableColumns(table)).map(([key, column]) => [key, value(column)]));
    await record.tx(async (db) => {
      await db.insert(table).values(row);
    });
    expect(await rowsOf(record.db, table), getTableName(table)).toContainEqual(row);
  }
}

function filled(column: Column): unknown {
  if (column.dataType === "boolean") return true;
  if (column.dataType === "string") return column.enumValues?.at(-1) ?? TEXT;
  if (column.dataType === "number") return /(^|_)(at|until)$/.test(column.name) ? TIME : ID;
  return JSON_VALUE;
}

async function rowsOf(db: Db, table: SQLiteTable): Promise<Row[]> {
  return await db.select().from(table);
}

/** A table after the tables it refers to. */
function referencedFirst(all: SQLiteTable[]): SQLiteTable[] {
  const ordered = new Set<SQLiteTable>();
  const add = (table: SQLiteTable) => {
    for (const name of references(table)) {
      const referred = all.find((other) => getTableName(other) === name);
      if (referred && referred !== table && !ordered.has(referred)) add(referred);
    }
    ordered.add(table);
  };
  for (const table of all) add(table);
  return [...ordered];
}

function references(table: SQLiteTable): string[] {
  const { foreignKeys } = is(table, PgTable) ? postgresConfig(table) : sqliteConfig(table);
  return foreignKeys.map((key) => getTableName(key.reference().foreignTable));
}
