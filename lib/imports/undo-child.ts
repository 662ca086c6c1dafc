import { openRecord } from "@/db/client";
import { endWithParent } from "@/lib/child-process";
import { underUndoLock } from "@/lib/imports/start-undo";
import { undoImport } from "@/lib/imports/undo-import";

/* The process that takes an import back: `undo-child.ts <data folder> <import id>`. Started by start-undo.ts. */
const [dataDir = "", idText = ""] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL;
const record = await openRecord(databaseUrl ? { dataDir, databaseUrl } : { dataDir });
const parent = endWithParent();
try {
  await underUndoLock(record, Number(idText), () => undoImport(record, Number(idText)));
} finally {
  parent.stop();
  await record.close();
}
