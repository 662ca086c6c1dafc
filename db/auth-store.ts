import { createHash } from "node:crypto";
import { type CleanedWhere, createAdapterFactory } from "better-auth/adapters";
import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { RecordStore } from "@/db/client";
import { credential, session, twoFactor, user, verification } from "@/db/schema";

type Row = Record<string, unknown>;

const TABLES: Record<string, SQLiteTable> = { user, session, account: credential, verification, twoFactor };

/**
 * How better-auth reads and writes the record: through `tx` like everybody else, on both engines. Times are epoch ms there
 * and Dates to it. Of a session's token the record holds the SHA-256: a copy of the database opens no session.
 */
export function authStore(record: RecordStore) {
  return createAdapterFactory({
    config: {
      adapterId: "debrief-record",
      supportsJSON: true,
      transaction: false,
      customTransformInput: ({ data }) => (data instanceof Date ? data.getTime() : data),
      customTransformOutput: ({ data, fieldAttributes }) =>
        fieldAttributes.type === "date" && typeof data === "number" ? new Date(data) : data,
    },
    adapter: () => ({
      create: (asked) => create(record, asked),
      findOne: (asked) => findOne(record, asked),
      findMany: (asked) => findMany(record, asked),
      count: (asked) => countRows(record, asked),
      update: (asked) => updateOne(record, asked.model, asked.where, asked.update),
      updateMany: async ({ model, where, update }) => (await change(record, model, where, update)).length,
      delete: async ({ model, where }) => {
        await remove(record, model, where);
      },
      deleteMany: async ({ model, where }) => (await remove(record, model, where)).length,
      consumeOne: (asked) => consumeOne(record, asked),
      incrementOne: (asked) => incrementOne(record, asked),
    }),
  });
}

interface Asked {
  model: string;
  where: CleanedWhere[];
}

// The loose signatures are the ones that run: what a row is, better-auth says.
async function create<T>(record: RecordStore, asked: { model: string; data: T }): Promise<T>;
async function create(record: RecordStore, { model, data }: { model: string; data: Row }): Promise<Row | undefined> {
  const [made] = await record.tx((db) => db.insert(tableOf(model)).values(hidden(model, data)).returning());
  return made && shownAgain(made, data.token);
}

async function findOne<T>(record: RecordStore, asked: Asked): Promise<T | null>;
async function findOne(record: RecordStore, { model, where }: Asked): Promise<Row | null> {
  const [found] = await record.db.select().from(tableOf(model)).where(conditionOf(model, where)).limit(1);
  return found ? shownAgain(found, tokenIn(model, where)) : null;
}

interface AskedForMany {
  model: string;
  where?: CleanedWhere[] | undefined;
  limit: number;
  sortBy?: { field: string; direction: "asc" | "desc" } | undefined;
  offset?: number | undefined;
}

async function findMany<T>(record: RecordStore, asked: AskedForMany): Promise<T[]>;
async function findMany(record: RecordStore, { model, where = [], limit, sortBy, offset = 0 }: AskedForMany): Promise<Row[]> {
  const order = sortBy ? (sortBy.direction === "asc" ? asc : desc)(columnOf(model, sortBy.field)) : asc(columnOf(model, "id"));
  return record.db.select().from(tableOf(model)).where(conditionOf(model, where)).orderBy(order).limit(limit).offset(offset);
}

async function countRows(
  record: RecordStore,
  { model, where = [] }: { model: string; where?: CleanedWhere[] | undefined },
): Promise<number> {
  const [found] = await record.db.select({ rows: count() }).from(tableOf(model)).where(conditionOf(model, where));
  return found?.rows ?? 0;
}

async function updateOne<T>(record: RecordStore, model: string, where: CleanedWhere[], update: T): Promise<T | null>;
async function updateOne(record: RecordStore, model: string, where: CleanedWhere[], update: Row): Promise<Row | null> {
  const [row] = await change(record, model, where, update);
  return row ? shownAgain(row, tokenIn(model, where)) : null;
}

/** Takes at most one row away and hands it out: of two who ask at once, one gets it. */
async function consumeOne<T>(record: RecordStore, asked: Asked): Promise<T | null>;
async function consumeOne(record: RecordStore, { model, where }: Asked): Promise<Row | null> {
  return record.tx(async (db) => {
    const table = tableOf(model);
    const [found] = await db
      .select({ id: columnOf(model, "id") })
      .from(table)
      .where(conditionOf(model, where))
      .limit(1);
    if (!found) return null;
    const [gone] = await db
      .delete(table)
      .where(eq(columnOf(model, "id"), found.id))
      .returning();
    return gone ?? null;
  });
}

interface AskedToIncrement extends Asked {
  increment: Record<string, number>;
  set?: Row | undefined;
}

async function incrementOne<T>(record: RecordStore, asked: AskedToIncrement): Promise<T | null>;
async function incrementOne(record: RecordStore, { model, where, increment, set = {} }: AskedToIncrement): Promise<Row | null> {
  const more = Object.entries(increment).map(([field, by]): [string, SQL] => [field, sql`${columnOf(model, field)} + ${by}`]);
  const [row] = await change(record, model, where, { ...set, ...Object.fromEntries(more) });
  return row ?? null;
}

async function change(record: RecordStore, model: string, where: CleanedWhere[], update: Row): Promise<Row[]> {
  return record.tx((db) => db.update(tableOf(model)).set(hidden(model, update)).where(conditionOf(model, where)).returning());
}

async function remove(record: RecordStore, model: string, where: CleanedWhere[]): Promise<Row[]> {
  return record.tx((db) => db.delete(tableOf(model)).where(conditionOf(model, where)).returning());
}

function tableOf(model: string): SQLiteTable {
  const table = TABLES[model];
  if (!table) throw new Error(`The record keeps no ${model}`);
  return table;
}

function columnOf(model: string, field: string): SQLiteColumn {
  const column = getTableColumns(tableOf(model))[field];
  if (!column) throw new Error(`${model} has no ${field}`);
  return column;
}

/** Conditions joined by "and", and of those joined by "or" any. */
function conditionOf(model: string, where: CleanedWhere[]): SQL | undefined {
  const of = (connector: "AND" | "OR") => where.filter((each) => each.connector === connector).map((each) => comparison(model, each));
  const [all, any] = [of("AND"), of("OR")];
  return and(...all, any.length > 0 ? or(...any) : undefined);
}

function comparison(model: string, { field, operator, value }: CleanedWhere): SQL {
  const column = columnOf(model, field);
  const kept = model === "session" && field === "token" ? digestsOf(value) : value instanceof Date ? value.getTime() : value;
  if (kept === null) return operator === "ne" ? isNotNull(column) : isNull(column);
  if (Array.isArray(kept)) return (operator === "not_in" ? notInArray : inArray)(column, kept);
  const compare = COMPARISONS[operator];
  if (!compare) throw new Error(`The record is not asked by ${operator}`);
  return compare(column, kept);
}

const COMPARISONS: Partial<Record<CleanedWhere["operator"], (column: SQLiteColumn, value: unknown) => SQL>> = { eq, ne, gt, gte, lt, lte };

function digestsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(digestOf);
  return typeof value === "string" ? digestOf(value) : value;
}

function hidden(model: string, data: Row): Row {
  return model === "session" && typeof data.token === "string" ? { ...data, token: digestOf(data.token) } : data;
}

/** The token as it was shown: what the record holds instead would be no use to the browser. */
function shownAgain(row: Row, token: unknown): Row {
  return typeof token === "string" && "token" in row ? { ...row, token } : row;
}

function tokenIn(model: string, where: CleanedWhere[]): unknown {
  return model === "session" ? where.find(({ field }) => field === "token")?.value : undefined;
}

function digestOf(token: unknown): string {
  return createHash("sha256").update(String(token)).digest("hex");
}
