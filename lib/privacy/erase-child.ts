import { openRecord } from "@/db/client";
import { endWithParent } from "@/lib/child-process";
import { underErasureLock } from "@/lib/privacy/start-erasure";

/* The process that erases: `erase-child.ts <data folder>`. Started by start-erasure.ts. */
const [dataDir = ""] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL;
const record = await openRecord(databaseUrl ? { dataDir, databaseUrl } : { dataDir });
const parent = endWithParent();
try {
  await underErasureLock(record);
} finally {
  parent.stop();
  await record.close();
}
