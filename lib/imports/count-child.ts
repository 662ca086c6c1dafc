import { openRecord } from "@/db/client";
import { endWithParent } from "@/lib/child-process";
import { DebriefError } from "@/lib/errors";
import { countWhole, keep } from "@/lib/imports/preview-draft";
import { readJob } from "@/lib/imports/run-import";

/*
 * The process that counts what a draft would do: `count-child.ts <data folder> <import id> <file>`. Started by
 * preview-draft.ts; how far it is, and what it found, stands in that file. It writes nothing else.
 */
const [dataDir = "", idText = "", target = ""] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL;
const record = await openRecord(databaseUrl ? { dataDir, databaseUrl } : { dataDir });
const parent = endWithParent();
try {
  await countWhole(record, await readJob(record, Number(idText)), target);
} catch (error) {
  if (!(error instanceof DebriefError)) throw error;
  await keep(target, { state: "failed", message: error.message });
} finally {
  parent.stop();
  await record.close();
}
