import { restoreBackup } from "@/db/backup/restore-backup";
import { openRecord } from "@/db/client";
import { placeOf } from "@/lib/cli/backup";
import { type AddCommand, json } from "@/lib/cli/command";
import { pathFrom } from "@/lib/cli/terminal";
import { formatCount } from "@/lib/format";
import { replayErasures } from "@/lib/privacy/replay";
import { underErasureLock } from "@/lib/privacy/start-erasure";

/** `debrief restore`: a backup back into an empty place. */
export const addRestore: AddCommand = (program, { terminal, environment, end }) => {
  program
    .command("restore <file>")
    .description("Put a backup into an empty DATA_DIR (and an empty database, with DATABASE_URL). Everybody signs in again after that.")
    .option("--into <folder>", "that folder instead of DATA_DIR")
    .option("--replace", "move the record that is there aside; stop the server first")
    .option("--json", "print {rows, madeAt, movedTo, findings, seconds}")
    .action(async (file: string, options: { into?: string; replace?: boolean; json?: boolean }) => {
      const place = placeOf(environment());
      const into = options.into === undefined ? place : { ...place, dataDir: pathFrom(terminal, options.into) };
      const restored = await restoreBackup(pathFrom(terminal, file), into, options.replace === true);
      if (restored.findings.length > 0) end(1);
      await eraseAgain(into);
      if (options.json) return terminal.write(json(restored));
      const { rows, madeAt, movedTo, findings, seconds } = restored;
      const moved = movedTo === null ? "" : ` What was there is in ${movedTo}.`;
      terminal.write(
        `${formatCount(rows)} rows in ${seconds.toFixed(1)} s: the record as it was at ${new Date(madeAt).toISOString()}.${moved}\n`,
      );
      terminal.write(findings.map((finding) => `record: ${finding}\n`).join(""));
    });
};

/** Whoever was erased since the backup was made is erased again, before anybody opens what was restored. */
async function eraseAgain(place: { dataDir: string; databaseUrl?: string | undefined }): Promise<void> {
  const { dataDir, databaseUrl } = place;
  const record = await openRecord(databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl });
  try {
    await replayErasures(record);
    await underErasureLock(record);
  } finally {
    await record.close();
  }
}
