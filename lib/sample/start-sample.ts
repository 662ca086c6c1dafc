import type { RecordStore } from "@/db/client";
import type { Actor } from "@/lib/access/actor";
import { startProgram } from "@/lib/child-process";
import { endImport } from "@/lib/imports/end-import";
import { isUnfinished } from "@/lib/imports/import-progress";
import { importLimits } from "@/lib/imports/limits";
import { readJob } from "@/lib/imports/run-import";
import { log } from "@/lib/log";
import { queueSample } from "@/lib/sample/load-sample";
import { planOf } from "@/lib/sample/plan";
import { queueRemoval } from "@/lib/sample/remove-sample";
import { isSampleRunning } from "@/lib/sample/run-sample";
import { readSample } from "@/lib/sample/sample-record";
import { workspaceSettings } from "@/lib/settings";

/** Starts loading the usual sample into an empty workspace. @throws SampleError when it is not empty */
export async function startSample(record: RecordStore, actor: Actor, now: number): Promise<void> {
  const { zone } = await workspaceSettings(record.db);
  await queueSample(record, actor, planOf({ now, zone }), false);
  runInChild(record);
}

/** Starts removing the sample; nothing happens when there is none. */
export async function startRemoval(record: RecordStore, actor: Actor): Promise<void> {
  if (await queueRemoval(record, actor)) runInChild(record);
}

/** Goes on with a sample that a dead process left half loaded or half removed. Call it once, at the start of the server. */
export async function resumeSample(record: RecordStore): Promise<void> {
  const sample = await readSample(record.db);
  if (!sample || isSampleRunning(record)) return;
  const job = await readJob(record, sample.importId);
  if (sample.isBeingRemoved || isUnfinished(job.state)) runInChild(record);
}

function runInChild(record: RecordStore): void {
  const child = startProgram("sample/child.ts", [record.dataDir], {
    heapMib: importLimits().heapMib,
    stdio: ["ignore", "ignore", "inherit"],
  });
  child.unref();
  const fail = async () => {
    const sample = await readSample(record.db);
    if (sample)
      await endImport(record, sample.importId, new Error("The process that loads the sample ended before it was done"), Date.now());
  };
  const tell = (error: unknown) => log.error("end_of_sample_not_kept", { error });
  child.once("error", () => fail().catch(tell));
  child.once("exit", (code) => {
    if (code !== 0) fail().catch(tell);
  });
}
