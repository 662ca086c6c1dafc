import { openRecord } from "@/db/client";
import { type AddCommand, json } from "@/lib/cli/command";
import { interruption } from "@/lib/cli/interruption";
import { progressLine } from "@/lib/cli/terminal";
import { BadImportError } from "@/lib/errors";
import { formatCount } from "@/lib/format";
import { parseImportId } from "@/lib/imports/import-requests";
import { readJob } from "@/lib/imports/run-import";
import { underUndoLock } from "@/lib/imports/start-undo";
import { previewUndo, queueUndo, undoImport } from "@/lib/imports/undo-import";

/** `debrief undo ID`: takes an import back within 30 days. */
export const addUndo: AddCommand = (program, { terminal, environment, actor, end }) => {
  program
    .command("undo")
    .argument("<import>", "the number of the import, as import says it and the address of its page shows it")
    .description("Take an import back: what it made goes, except what was edited or changed since. Possible for 30 days.")
    .option("--dry-run", "only say what would be done")
    .option("--json", "print one JSON object")
    .action(async (idText: string, { dryRun, json: asJson }: { dryRun?: boolean; json?: boolean }) => {
      const { dataDir, databaseUrl } = environment();
      const record = await openRecord(databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl });
      const interrupt = interruption();
      const progress = progressLine(terminal);
      const id = parseImportId(idText);
      try {
        if (dryRun) {
          const { removable, kept, changed } = await previewUndo(record, actor, id, Date.now());
          terminal.write(asJson ? json({ removable, kept, changed }) : sentenceOf(`${formatCount(removable)} would go`, kept, changed));
          return;
        }
        const { changed } = await changedBefore(id);
        if (await queueUndo(record, actor, id, Date.now())) {
          const onProgress = (removed: number) => progress.show(`${formatCount(removed)} interactions removed`);
          const isDone = await underUndoLock(record, id, () => undoImport(record, id, { onProgress, signal: interrupt.signal }));
          if (!isDone) throw new BadImportError(`Import ${id} is being undone by another process.`, "id", "undo_running", 409);
        }
        progress.clear();
        const { undone } = await readJob(record, id);
        const { removed, kept } = undone ?? { removed: 0, kept: 0 };
        terminal.write(asJson ? json({ removed, kept, changed }) : sentenceOf(`${formatCount(removed)} removed`, kept, changed));
        if (kept > 0) end(1);
      } finally {
        progress.clear();
        interrupt.stop();
        await record.close();
      }

      /** One that is undone already, or is being undone, changes nothing any more. */
      async function changedBefore(importId: number): Promise<{ changed: number }> {
        const job = await readJob(record, importId);
        return job.undoneAt === null ? previewUndo(record, actor, importId, Date.now()) : { changed: 0 };
      }
    });
};

function sentenceOf(first: string, kept: number, changed: number): string {
  const others = changed === 0 ? "" : ` ${formatCount(changed)} of other imports that it had changed stay as they are.`;
  return `Interactions: ${first}, ${formatCount(kept)} kept because they were edited, changed or followed up since.${others}\n`;
}
