import { existsSync } from "node:fs";
import { join } from "node:path";
import { BackupError } from "@/db/backup/backup-error";
import { type MadeBackup, writeBackup } from "@/db/backup/write-backup";
import { connectRecord, type RecordPlace } from "@/db/client";
import { recordDialect } from "@/db/columns";
import { knownVersion, NewerRecordError, recordVersion } from "@/db/migrate";

/**
 * Backs up the record that is kept in a place, in the version it has: nothing is made or migrated there.
 * @throws BackupError when there is none; NewerRecordError when it is one of a version this one does not know
 */
export async function backUpPlace(place: RecordPlace, path: string): Promise<MadeBackup> {
  if (recordDialect === "sqlite" && !existsSync(join(place.dataDir, "debrief.sqlite")))
    throw new BackupError(`There is no record in ${place.dataDir}, so there is nothing to back up.`);
  const store = await connectRecord(place);
  try {
    const [version, known] = [await recordVersion(store.dialect, store.db), knownVersion(store.dialect)];
    if (version > known) throw new NewerRecordError(version, known);
    return await writeBackup(store, path);
  } finally {
    await store.close();
  }
}
