import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { backUpPlace } from "@/db/backup/back-up-place";
import { backupFolder, type MadeBackup, stampOf } from "@/db/backup/write-backup";
import type { RecordPlace } from "@/db/client";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { noteBackup } from "@/lib/backup/last-backup";

/**
 * Backs the record up into one file, which only its owner may read, while everything goes on.
 * @param path where to; by default DATA_DIR/backups/debrief-<time>.tar.gz
 * @param keep how many backups with such names stay in its folder, this one among them; without it all
 * @throws BackupError when there is no record, or another backup is being made
 */
export async function makeBackup(
  place: RecordPlace,
  actor: Actor,
  { path, keep, now }: { path?: string | undefined; keep?: number | undefined; now: number },
): Promise<MadeBackup & { removed: number }> {
  requireRight(actor, "manage");
  const target = path ?? join(backupFolder(place.dataDir), `debrief-${stampOf(now)}.tar.gz`);
  const made = await backUpPlace(place, target);
  await noteBackup(place.dataDir, { madeAt: made.madeAt, bytes: made.bytes, rows: made.rows });
  return { ...made, removed: keep === undefined ? 0 : await removeOlder(dirname(target), keep) };
}

/** Names sort by time. Backups under other names, such as those before an upgrade, are nobody's to remove but the operator's. */
async function removeOlder(folder: string, keep: number): Promise<number> {
  const names = (await readdir(folder)).filter((name) => /^debrief-\d{8}T\d{6}Z\.tar\.gz$/.test(name)).sort();
  const older = names.slice(0, Math.max(0, names.length - keep));
  for (const name of older) await rm(join(folder, name));
  return older.length;
}
