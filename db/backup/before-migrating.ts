import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { BackupError, BackupRunningError } from "@/db/backup/backup-error";
import { backupFolder, stampOf, writeBackup } from "@/db/backup/write-backup";
import type { RecordStore } from "@/db/client";
import { knownVersion, recordVersion } from "@/db/migrate";

/**
 * Backs a record of an older version up, before its shape is changed; a new or a current one needs nothing.
 * MIGRATE_WITHOUT_BACKUP=1 is for who has made a backup of their own.
 * @throws BackupError when it cannot be made: the record stays as it is then
 */
export async function backUpBeforeMigrating(store: RecordStore): Promise<void> {
  const known = knownVersion(store.dialect);
  for (;;) {
    const version = await recordVersion(store.dialect, store.db);
    if (version === 0 || version >= known || process.env.MIGRATE_WITHOUT_BACKUP === "1") return;
    try {
      await writeBackup(store, join(backupFolder(store.dataDir), `before-schema-${known}-${stampOf(Date.now())}.tar.gz`));
      return;
    } catch (error) {
      // Another process opens the same record: once its backup is made it migrates, and there is nothing left to do.
      if (!(error instanceof BackupRunningError)) throw await refused(store, error);
      await pause(200);
    }
  }
}

async function refused({ dataDir }: RecordStore, error: unknown): Promise<BackupError> {
  const { bavail, bsize } = await statfs(dataDir);
  const why = error instanceof Error ? error.message : String(error);
  return new BackupError(
    `The record has to be brought to this version, and the backup before that could not be made: ${why} (${Math.floor((bavail * bsize) / 2 ** 20)} MiB are free). ` +
      "Nothing was changed. Make room, or make a backup of your own and start once with MIGRATE_WITHOUT_BACKUP=1.",
    { cause: error },
  );
}
