import { randomUUID } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { openRecord, type RecordStore } from "@/db/client";
import { recordDialect } from "@/db/columns";

/** Where a record is: what `openRecord` is given, here or in another process. */
export interface Place {
  dataDir: string;
  databaseUrl?: string;
  remove(): Promise<void>;
}

/** Whether a record can be opened more than once at a time: PostgreSQL inside the test process has a single connection. */
export const canBeShared = recordDialect === "sqlite" || !inject("postgresUrl").startsWith("pglite:");

const leftOpen = new Set<() => Promise<void>>();
afterAll(async () => {
  for (const end of [...leftOpen].reverse()) await end();
});

/** A new empty record of its own, on the engine of the test project; gone when it is closed, at the latest after the test file. */
export async function freshRecord(): Promise<RecordStore> {
  const place = await freshPlace();
  const store = await openRecord(place);
  return {
    ...store,
    close: lastly(async () => {
      await store.close();
      await place.remove();
    }),
  };
}

/** A new place for a record, to be opened more than once or by other processes; gone after the test file at the latest. */
export async function freshPlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), "debrief-record-"));
  const database = recordDialect === "postgres" ? await freshDatabase(inject("postgresUrl"), dataDir) : undefined;
  return {
    dataDir,
    databaseUrl: database?.url,
    remove: lastly(async () => {
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true });
    }),
  };
}

/** Opens the record of a place, once more or for the first time; closed after the test file at the latest. */
export async function openPlace(place: Place): Promise<RecordStore> {
  const store = await openRecord(place);
  return { ...store, close: lastly(store.close) };
}

async function freshDatabase(server: string, dataDir: string) {
  if (server.startsWith("pglite:")) {
    const copy = join(dataDir, "pglite");
    await cp(server.slice("pglite:".length), copy, { recursive: true });
    return { url: `pglite:${copy}`, drop: async () => {} };
  }
  const name = `debrief_${randomUUID().replaceAll("-", "")}`;
  await ask(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, drop: () => ask(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function ask(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Runs once, however often it is called; after the test file when nobody called it. */
function lastly(end: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (leftOpen.delete(once)) await end();
  };
  leftOpen.add(once);
  return once;
}
