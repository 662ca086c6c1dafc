import { openAsBlob } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { count, sql } from "drizzle-orm";
import { factInteraction, factPromise } from "@/db/facts/tables";
import { interactionCause } from "@/db/schema";
import { searchIndexOf } from "@/db/search/search-index";
import { importLimits } from "@/lib/imports/limits";
import { readJob } from "@/lib/imports/run-import";
import { startImport } from "@/lib/imports/start-import";
import { receiveUpload } from "@/lib/imports/uploads";
import { serverWorkspace } from "@/lib/workspace";
import { childUsage, peakMibOf } from "@/tests/bench/support/child-usage";
import { cpuSince } from "@/tests/bench/support/plain-inserts";
import { ownerActor } from "@/tests/support/signed-in";

/*
 * The server part of the import bench: `import-server.ts FILE`, with DATA_DIR set. It does what the web process does with
 * an uploaded file, follows the record until the last row is searchable and counted, and writes what that took as JSON. Times are ms.
 */
export interface ServedImport {
  wall: number;
  serverCpu: number;
  serverMib: number;
  childCpu: number;
  childMib: number;
  /** What the job, the record and the facts say in the end. */
  found: {
    state: string;
    accepted: number;
    created: number;
    rejected: number;
    causes: number;
    searchable: number;
    counted: number;
    promises: number;
  };
}

const [path = ""] = process.argv.slice(2);
const { record, facts } = await serverWorkspace();
const file = await openAsBlob(path);
const child = childUsage(join("imports", "child.ts"));
const [begun, cpu] = [performance.now(), process.cpuUsage()];

const uploadPath = await receiveUpload(record.dataDir, file.stream(), importLimits(), { bytes: file.size, digest: null });
const importId = await startImport(record, ownerActor(), { uploadPath, fileName: "bench.csv" });
while (["queued", "running"].includes((await readJob(record, importId)).state)) await pause(50);
// Counting is up to the rounds in which the server follows its record; what the import process has made searchable it leaves.
while ((await facts.pending()) > 0 || (await searchIndexOf(record).countWaiting()) > 0) await pause(20);
const [wall, serverCpu] = [performance.now() - begun, cpuSince(cpu)];
// What the import process has used is known once it has ended.
for (let waited = 0; waited < 10_000 && child.isRunning(); waited += 20) await pause(20);
const { cpu: childCpu, peakMib: childMib } = child.end();

const { state, accepted, created, rejected } = await readJob(record, importId);
const [causes] = await record.db.select({ rows: count() }).from(interactionCause);
const [searchable] = await record.db.all<{ rows: number }>(sql`select count(*) as rows from search_entry`);
const [counted, promises] = await facts.read(async (reader) => [
  await reader.all<{ rows: number }>(sql`select count(*) as rows from ${factInteraction}`),
  await reader.all<{ rows: number }>(sql`select count(*) as rows from ${factPromise}`),
]);
const served: ServedImport = {
  wall,
  serverCpu,
  serverMib: peakMibOf("self"),
  childCpu,
  childMib,
  found: {
    state,
    accepted,
    created,
    rejected,
    causes: causes?.rows ?? 0,
    searchable: searchable?.rows ?? 0,
    counted: counted?.[0]?.rows ?? 0,
    promises: promises?.[0]?.rows ?? 0,
  },
};
process.stdout.write(JSON.stringify(served), () => process.exit(0));
