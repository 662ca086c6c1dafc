import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type Combinations, combinations } from "@/db/facts/combinations";
import { definition, shape, workTables } from "@/db/facts/definition";
import { readRows } from "@/db/facts/reader";
import { SET_KIND } from "@/db/facts/tables";

export const IN_MEMORY = ":memory:";

/** How far a facts database has followed which record. */
export interface Position {
  recordId: string;
  /** The last `change.seq` counted. */
  applied: number;
  /** Moves with every change of the facts. On SQLite it is `applied`. */
  version: number;
  /** PostgreSQL: the snapshot up to which changes are counted; seq alone would lose what commits late. */
  snapshot: string | null;
}

/** One facts database. A rebuild makes the next one beside it. */
export interface Generation {
  readonly path: string;
  readonly instance: DuckDBInstance;
  /** The only connection that writes. */
  readonly write: DuckDBConnection;
  readonly causes: Combinations;
  readonly failures: Combinations;
  /** As committed last. */
  position: Position;
  /** How many reads are going on. */
  readers: number;
  /** Connections that wait for the next read, by what they can see: the ids of teams, or "" for everything. */
  readonly idle: Map<string, DuckDBConnection[]>;
}

/** Somebody else, mostly another process, has this facts database open. */
export class FactsInUseError extends Error {
  override name = "FactsInUseError";
  constructor(path: string, cause?: unknown) {
    super(`The facts at ${path} are already open, and only one process may have them. Stop it, or count in a place of your own.`, {
      cause,
    });
  }
}

/** The facts of an earlier run, or null when they are of no use any more. */
export async function reopenGeneration(path: string): Promise<Generation | null> {
  let opened: Opened | null = null;
  try {
    opened = await open(path);
    const [meta] = await readRows<{ record_id: string; applied: number; version: number; snapshot: string | null; shape: string }>(
      opened.write,
      "select record_id, applied, version, snapshot, shape from facts_meta",
    );
    if (meta?.shape === shape) {
      const position = { recordId: meta.record_id, applied: meta.applied, version: meta.version, snapshot: meta.snapshot };
      return { ...opened, position, causes: await readSets(opened.write, "cause"), failures: await readSets(opened.write, "failure") };
    }
  } catch (error) {
    if (error instanceof FactsInUseError) throw error;
    if (isLocked(error)) throw new FactsInUseError(path, error);
    // Whatever else is wrong with it: it is derived, and will be derived again.
  }
  if (opened) closeAll(path, [opened.write], opened.instance);
  return null;
}

/** An empty facts database, in place of whatever is at `path`. */
export async function createGeneration(path: string, position: Position): Promise<Generation> {
  removeFiles(path);
  const opened = await open(path);
  const generation = { ...opened, position, causes: combinations([]), failures: combinations([]) };
  try {
    for (const statement of definition) await opened.write.run(statement);
  } catch (error) {
    deleteGeneration(generation);
    throw error;
  }
  return generation;
}

export function closeGeneration({ path, idle, write, instance }: Generation): void {
  closeAll(path, [...[...idle.values()].flat(), write], instance);
  idle.clear();
}

export function deleteGeneration(generation: Generation): void {
  closeGeneration(generation);
  removeFiles(generation.path);
}

export function removeFiles(path: string): void {
  if (path === IN_MEMORY) return;
  for (const file of [path, `${path}.wal`, `${path}.tmp`]) rmSync(file, { recursive: true, force: true });
}

/** A connection on which `/` divides integers as PostgreSQL does. */
export async function connect(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const connection = await instance.connect();
  await connection.run("set integer_division = true");
  return connection;
}

type Opened = Omit<Generation, "position" | "causes" | "failures">;

/** Files open in this process: DuckDB's own lock keeps out other processes only. */
const openPaths = new Set<string>();

async function open(path: string): Promise<Opened> {
  if (openPaths.has(path)) throw new FactsInUseError(path);
  const instance = await DuckDBInstance.create(path, {
    threads: "2",
    memory_limit: "1GB",
    // Before access is closed: DuckDB takes no place to spill to after that.
    temp_directory: path === IN_MEMORY ? join(tmpdir(), `debrief-facts-${randomUUID()}`) : `${path}.tmp`,
    // It reads nothing but itself and asks nobody for extensions.
    enable_external_access: "false",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  if (path !== IN_MEMORY) openPaths.add(path);
  const write = await connect(instance);
  // Closing happens on the event loop and may be of facts that are deleted next: writing them out first is up to whoever keeps them.
  await write.run("pragma disable_checkpoint_on_shutdown");
  for (const statement of workTables) await write.run(statement);
  return { path, instance, write, readers: 0, idle: new Map() };
}

async function readSets(connection: DuckDBConnection, kind: keyof typeof SET_KIND): Promise<Combinations> {
  return combinations(
    await readRows<{ setId: number; member: number }>(
      connection,
      `select set_id as "setId", member from fact_set_member where kind = ${SET_KIND[kind]}`,
    ),
  );
}

function closeAll(path: string, connections: DuckDBConnection[], instance: DuckDBInstance): void {
  openPaths.delete(path);
  for (const connection of connections) connection.closeSync();
  instance.closeSync();
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && /Could not set lock|Conflicting lock/.test(error.message);
}
