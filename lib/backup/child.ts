import { commandActor } from "@/lib/access/actor";
import { makeBackup } from "@/lib/backup/make-backup";
import { endWithParent } from "@/lib/child-process";
import { log } from "@/lib/log";

/* The process that makes a backup when one is due: `child.ts <data folder> <how many to keep>`. Started by follow-backups.ts. */
const [dataDir = "", keep = ""] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL;
const parent = endWithParent();
try {
  await makeBackup(databaseUrl ? { dataDir, databaseUrl } : { dataDir }, commandActor(), { keep: Number(keep), now: Date.now() });
} catch (error) {
  log.error("backup_not_made", { error });
  process.exitCode = 1;
} finally {
  parent.stop();
}
