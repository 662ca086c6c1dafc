import type { DuckDBConnection, DuckDBType } from "@duckdb/node-api";
import { BIGINT, DuckDBDataChunk, INTEGER } from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import { getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { columnsOf, type FactColumn } from "@/db/facts/definition";

/** A row of a facts table by the keys of db/facts/tables.ts, in one or more parts; all rows of a table have the same keys in the same order. */
export type FactRow = readonly Values[];
type Values = Readonly<Record<string, number | null>>;

export interface Appender {
  push(rows: readonly FactRow[]): void;
  /** Writes what is left. */
  end(): void;
  /** Gives up what is not yet written; the transaction is to be rolled back. */
  abandon(): void;
}

/** The most rows that DuckDB takes at once; a few of them are written in some milliseconds. */
const BATCH = 2_048;
const BATCHES_A_FLUSH = 3;

/** Adds rows to a table inside the connection's transaction. */
export async function appendTo(connection: DuckDBConnection, table: PgTable, catalog: "temp" | null = null): Promise<Appender> {
  const columns = columnsOf(table);
  const types = columns.map((column): DuckDBType => (column.isWide ? BIGINT : INTEGER));
  const appender = await connection.createAppender(getTableName(table), null, catalog);
  let waiting: FactRow[] = [];
  let isOpen = true;
  let unflushed = 0;

  const write = (rows: readonly FactRow[]) => {
    appender.appendDataChunk(chunkOf(rows, columns, types));
    // Left to itself the appender keeps 200,000 rows and then stops everything for as long as writing them takes.
    unflushed = (unflushed + 1) % BATCHES_A_FLUSH;
    if (unflushed === 0) appender.flushSync();
  };
  return {
    push(rows) {
      for (const row of rows) waiting.push(row);
      if (waiting.length < BATCH) return;
      let start = 0;
      for (; start + BATCH <= waiting.length; start += BATCH) write(waiting.slice(start, start + BATCH));
      waiting = waiting.slice(start);
    },
    end() {
      if (waiting.length > 0) write(waiting);
      isOpen = false;
      appender.closeSync();
    },
    abandon() {
      if (!isOpen) return;
      isOpen = false;
      appender.clear();
      appender.closeSync();
    },
  };
}

/**
 * Fills the columns through the bindings: the API's own setters take three times as long, mostly for the nulls.
 * A null is a cleared bit.
 */
function chunkOf(rows: readonly FactRow[], columns: readonly FactColumn[], types: readonly DuckDBType[]): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(types, rows.length);
  const [first = []] = rows;
  // Lists instead of objects: looking 45 names up in each of 2,000 rows is what takes longest here.
  const lists = first.map((_, part) => rows.map((row) => Object.values(row[part] ?? {})));
  const names = first.map((values) => Object.keys(values));
  for (const [index, column] of columns.entries()) {
    const part = names.findIndex((keys) => keys.includes(column.key));
    const place = { lists: lists[part] ?? [], at: names[part]?.indexOf(column.key) ?? 0 };
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
    const validity = new Uint8Array(Math.ceil(rows.length / 64) * 8).fill(0xff);
    const { buffer, hasNull } = column.isWide ? wide(place, column, validity) : narrow(place, column, validity);
    duckdb.copy_data_to_vector(vector, 0, buffer, 0, buffer.byteLength);
    if (!hasNull) continue;
    duckdb.vector_ensure_validity_writable(vector);
    duckdb.copy_data_to_vector_validity(vector, 0, validity.buffer, 0, validity.byteLength);
  }
  return chunk;
}

/** Where the values of a column are. */
interface Place {
  lists: readonly (readonly (number | null)[])[];
  at: number;
}

function narrow({ lists, at }: Place, column: FactColumn, validity: Uint8Array) {
  const values = new Int32Array(lists.length);
  let hasNull = false;
  for (let row = 0; row < lists.length; row++) {
    const value = lists[row]?.[at] ?? null;
    if (value === null) {
      hasNull = true;
      clear(validity, row, column);
    } else {
      values[row] = value;
      if (values[row] !== value) throw new RangeError(`${column.name} must be a whole number of 32 bits; got ${value}`);
    }
  }
  return { buffer: values.buffer, hasNull };
}

function wide({ lists, at }: Place, column: FactColumn, validity: Uint8Array) {
  const values = new BigInt64Array(lists.length);
  let hasNull = false;
  for (let row = 0; row < lists.length; row++) {
    const value = lists[row]?.[at] ?? null;
    if (value === null) {
      hasNull = true;
      clear(validity, row, column);
    } else values[row] = BigInt(value);
  }
  return { buffer: values.buffer, hasNull };
}

function clear(validity: Uint8Array, at: number, column: FactColumn): void {
  if (column.isRequired) throw new RangeError(`${column.name} must not be null`);
  validity[at >> 3] = (validity[at >> 3] ?? 0) & ~(1 << (at & 7));
}
