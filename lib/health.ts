import { statfs } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { isMigrated } from "@/db/migrate";
import { recordMeta } from "@/db/schema";
import { formatCount } from "@/lib/format";
import type { Workspace } from "@/lib/workspace";

/** One thing that must hold for the server to do its work. */
export interface HealthCheck {
  name: "record" | "write" | "migrations" | "disk" | "facts";
  isOk: boolean;
  /** What was found, in a sentence without paths or addresses. */
  message: string;
}

/** Whether this installation can take and count interactions now: each check is made, none is remembered. */
export async function readiness(open: () => Promise<Workspace>): Promise<HealthCheck[]> {
  const workspace = await open().catch(() => null);
  if (workspace === null) return [{ name: "record", isOk: false, message: "The record or its facts cannot be opened." }];
  return Promise.all([
    check("write", () => writeCheck(workspace)),
    check("migrations", () => migrationsCheck(workspace)),
    check("disk", () => diskCheck(workspace)),
    check("facts", () => factsCheck(workspace)),
  ]);
}

type Found = Omit<HealthCheck, "name">;

/** Below this much free disk space an import may fail half way, in bytes. */
const NEEDED_BYTES = 256 * 1024 * 1024;
/** More changes than this waiting to be counted means that counting has stopped, not that a file is being imported. */
const TOLERATED_CHANGES = 100_000;

// A write that changes nothing, through the same lock and onto the same disk as any other.
async function writeCheck({ record }: Workspace): Promise<Found> {
  await record.tx(async (db) => {
    await db.update(recordMeta).set({ recordId: sql`${recordMeta.recordId}` });
  });
  return { isOk: true, message: "The record can be written." };
}

async function migrationsCheck({ record }: Workspace): Promise<Found> {
  const isOk = await isMigrated(record.dialect, record.db);
  return { isOk, message: isOk ? "The record has this version's shape." : "The record has another version's shape: restart the server." };
}

async function diskCheck({ record }: Workspace): Promise<Found> {
  const { bavail, bsize } = await statfs(record.dataDir);
  const free = bavail * bsize;
  return { isOk: free >= NEEDED_BYTES, message: `${formatCount(Math.floor(free / 2 ** 20))} MiB are free; 256 are needed.` };
}

async function factsCheck({ facts }: Workspace): Promise<Found> {
  const waiting = await facts.pending();
  return { isOk: waiting <= TOLERATED_CHANGES, message: `${formatCount(waiting)} changes wait to be counted.` };
}

/** A check that cannot be made has failed; why is the business of whoever can read the server's disk. */
async function check(name: HealthCheck["name"], make: () => Promise<Found>): Promise<HealthCheck> {
  const found = await make().catch(() => ({ isOk: false, message: `The check "${name}" could not be made.` }));
  return { name, ...found };
}
