import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { backupFolder } from "@/db/backup/write-backup";

const shape = z.object({ madeAt: z.int(), bytes: z.int(), rows: z.int() });

/** The newest backup of this installation, wherever its file is. */
export type LastBackup = z.infer<typeof shape>;

/** Notes in DATA_DIR/backups that a backup was made. */
export async function noteBackup(dataDir: string, last: LastBackup): Promise<void> {
  const path = noteOf(dataDir);
  await mkdir(backupFolder(dataDir), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, `${JSON.stringify(last)}\n`, { mode: 0o600, flush: true });
  await rename(draft, path);
}

/** Null when none was made, or what was noted of it cannot be read. */
export async function lastBackup(dataDir: string): Promise<LastBackup | null> {
  try {
    return shape.parse(JSON.parse(await readFile(noteOf(dataDir), "utf8")));
  } catch {
    return null;
  }
}

function noteOf(dataDir: string): string {
  return join(backupFolder(dataDir), "last.json");
}
