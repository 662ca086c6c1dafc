import { openRecord } from "@/db/client";
import { backupSchedule } from "@/lib/backup/schedule";
import { sentenceOf } from "@/lib/cli/sentence";
import { environment } from "@/lib/env";

/*
 * What `npm start` runs before the server: checks the settings, and creates or migrates the record in a
 * DATA_DIR that only its owner may read, so that a record that cannot be opened is told in one sentence and not on a page.
 */
try {
  const { dataDir, databaseUrl } = environment();
  backupSchedule();
  const record = await openRecord(databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl });
  await record.close();
} catch (error) {
  process.stderr.write(`Debrief cannot start: ${sentenceOf(error)}\n`);
  process.exitCode = 2;
}
