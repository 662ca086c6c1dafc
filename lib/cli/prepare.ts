import { openRecord } from "@/db/client";
import { trustedProxies } from "@/lib/access/client-address";
import { backupSchedule } from "@/lib/backup/schedule";
import { sentenceOf } from "@/lib/cli/sentence";
import { environment } from "@/lib/env";
import { logLevel } from "@/lib/log-level";
import { replayErasures } from "@/lib/privacy/replay";
import { underErasureLock } from "@/lib/privacy/start-erasure";
import { closeSecretToOthers } from "@/lib/private-files";
import { requireStrongSecrets } from "@/lib/strong-secrets";

/*
 * What `npm start` runs before the server: checks the settings and secrets, and creates or migrates the record in a
 * DATA_DIR that only its owner may read, so that a record that cannot be opened is told in one sentence and not on a page.
 */
try {
  const { dataDir, databaseUrl } = environment();
  requireStrongSecrets();
  logLevel();
  trustedProxies();
  const wasOpen = closeSecretToOthers(dataDir);
  if (wasOpen) process.stderr.write(`${wasOpen}\n`);
  backupSchedule();
  const record = await openRecord(databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl });
  try {
    // Before anybody sees a restored backup, whoever was erased since is erased again.
    await replayErasures(record);
    await underErasureLock(record);
  } finally {
    await record.close();
  }
} catch (error) {
  process.stderr.write(`Debrief cannot start: ${sentenceOf(error)}\n`);
  process.exitCode = 2;
}
