import type { RecordPlace } from "@/db/client";
import { makeBackup } from "@/lib/backup/make-backup";
import { type AddCommand, json } from "@/lib/cli/command";
import { pathFrom } from "@/lib/cli/terminal";
import type { Environment } from "@/lib/env";
import { formatCount } from "@/lib/format";

/** `debrief backup`: the whole record in one file. */
export const addBackup: AddCommand = (program, { terminal, environment, actor }) => {
  program
    .command("backup")
    .argument("[file]", "where to; else a new file in DATA_DIR/backups")
    .description("Back the record up into one file, with the secret, while the server goes on. Restore it with debrief restore.")
    .option("--keep <n>", "how many backups stay in that folder, this one among them; else all", Number)
    .option("--json", "print {path, rows, bytes, madeAt, seconds, removed}")
    .action(async (file: string | undefined, { keep, json: asJson }: { keep?: number; json?: boolean }) => {
      if (keep !== undefined && !(Number.isInteger(keep) && keep > 0)) throw new Error("--keep must be a whole number above 0.");
      const path = file === undefined ? undefined : pathFrom(terminal, file);
      const {
        path: written,
        rows,
        bytes,
        madeAt,
        seconds,
        removed,
      } = await makeBackup(placeOf(environment()), actor, { path, keep, now: Date.now() });
      if (asJson) return terminal.write(json({ path: written, rows, bytes, madeAt, seconds, removed }));
      terminal.write(`${written}\n`);
      const older = removed === 0 ? "" : ` ${formatCount(removed)} older removed.`;
      terminal.say(`${formatCount(rows)} rows, ${formatCount(bytes)} bytes, ${seconds.toFixed(1)} s.${older}\n`);
    });
};

/** Where these settings say the record is. */
export function placeOf({ dataDir, databaseUrl }: Environment): RecordPlace {
  return databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl };
}
