import { join } from "node:path";
import { writeBackup } from "@/db/backup/write-backup";
import { openRecord } from "@/db/client";

/* Backs a record up again and again, under new names, until it is killed: `<data folder> <folder for the backups>`. */
const [dataDir = "", folder = ""] = process.argv.slice(2);
const record = await openRecord({ dataDir });
for (let n = 0; ; n++) {
  process.stdout.write("begun\n");
  await writeBackup(record, join(folder, `${n}.tar.gz`));
}
