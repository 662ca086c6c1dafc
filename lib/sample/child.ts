import { openRecord } from "@/db/client";
import { runSample } from "@/lib/sample/run-sample";

/*
 * The process that loads or removes the sample: `child.ts <data folder>`. Started by start-sample.ts; what is to be done
 * stands in the record.
 */
const [dataDir = ""] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL;
const record = await openRecord(databaseUrl ? { dataDir, databaseUrl } : { dataDir });
// Nobody would be told how it ends: what is done is kept, and the next start of the server goes on with it.
const parent = process.ppid;
const orphaned = setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 1_000);
try {
  await runSample({ record, now: Date.now });
} finally {
  clearInterval(orphaned);
  await record.close();
}
