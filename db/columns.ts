import {
  bigserial,
  doublePrecision,
  bigint as pgBigint,
  boolean as pgBoolean,
  customType as pgCustom,
  index as pgIndex,
  integer as pgInteger,
  pgTable,
  text as pgText,
  uniqueIndex as pgUnique,
  serial,
} from "drizzle-orm/pg-core";
import {
  real,
  index as sqliteIndex,
  integer as sqliteInteger,
  sqliteTable,
  text as sqliteText,
  uniqueIndex as sqliteUnique,
} from "drizzle-orm/sqlite-core";

/** The engine that keeps the record. */
export type RecordDialect = "sqlite" | "postgres";

/**
 * Which engine the record is on: PostgreSQL when DATABASE_URL names one (or
 * DEBRIEF_DIALECT says so, which the migration generator uses), else SQLite.
 */
export const recordDialect: RecordDialect =
  process.env.DEBRIEF_DIALECT === "postgres" || /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? "") ? "postgres" : "sqlite";

/**
 * The column kit: one vocabulary of columns, two engines. `db/schema.ts` is written once in these words.
 * Times are epoch milliseconds, days are days since 1970-01-01, durations say their unit in their name.
 */
const sqliteKit = {
  table: sqliteTable,
  index: sqliteIndex,
  uniqueIndex: sqliteUnique,
  /** An ever-growing sequence number as primary key. */
  seq: () => sqliteInteger("seq").primaryKey({ autoIncrement: true }),
  /** Row id, never shown to people and never in a file. */
  id: () => sqliteInteger("id").primaryKey({ autoIncrement: true }),
  text: (name: string) => sqliteText(name),
  /** A text out of a closed list; the list is the type. */
  oneOf: <const T extends readonly [string, ...string[]]>(name: string, values: T) => sqliteText(name, { enum: values }),
  int: (name: string) => sqliteInteger(name),
  real: (name: string) => real(name),
  bool: (name: string) => sqliteInteger(name, { mode: "boolean" }),
  /** Epoch milliseconds, UTC. */
  time: (name: string) => sqliteInteger(name),
  json: <T>(name: string) => sqliteText(name, { mode: "json" }).$type<T>(),
};

// drizzle's json on PostgreSQL is jsonb; text keeps the bytes equal on both engines.
const pgJsonText = pgCustom<{ data: unknown; driverData: string }>({
  dataType: () => "text",
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
});

const postgresKit = {
  table: pgTable,
  index: pgIndex,
  uniqueIndex: pgUnique,
  seq: () => bigserial("seq", { mode: "number" }).primaryKey(),
  id: () => serial("id").primaryKey(),
  text: (name: string) => pgText(name),
  oneOf: (name: string, values: readonly [string, ...string[]]) => pgText(name, { enum: [...values] }),
  int: (name: string) => pgInteger(name),
  real: (name: string) => doublePrecision(name),
  bool: (name: string) => pgBoolean(name),
  time: (name: string) => pgBigint(name, { mode: "number" }),
  json: (name: string) => pgJsonText(name),
};

// The one cast: both kits build the same columns, so the rest of the product is typed as SQLite.
export const kit: typeof sqliteKit = recordDialect === "sqlite" ? sqliteKit : (postgresKit as unknown as typeof sqliteKit);
