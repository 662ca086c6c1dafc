import { readFile, stat } from "node:fs/promises";
import { openRecord } from "@/db/client";
import { type AddCommand, json } from "@/lib/cli/command";
import { interruption } from "@/lib/cli/interruption";
import { pathFrom, progressLine, type Terminal } from "@/lib/cli/terminal";
import { BadImportError } from "@/lib/errors";
import { formatCount, formatRate } from "@/lib/format";
import { importFile } from "@/lib/imports/import-file";
import type { ImportReport } from "@/lib/imports/import-report";
import { parseDateOrder } from "@/lib/imports/import-requests";
import { MOST_MAPPING_BYTES, mappingFromJson } from "@/lib/imports/parse-mapping";
import { growHeapSlowly } from "@/lib/imports/slow-heap";

interface Options {
  source?: string;
  sheet?: string;
  dates?: string;
  mapping?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `debrief import FILE`: the same pipeline as the Imports page, in this process. */
export const addImport: AddCommand = (program, { terminal, environment, actor, end }) => {
  program
    .command("import")
    .argument("<file>", "a table: CSV, XLSX, JSON, JSON Lines, or a zip of one of these")
    .description("Import a file of interactions. The same file twice changes nothing; rejected rows are written to DATA_DIR/rejected.")
    .option("--source <id>", "file the rows under this source; the code of a mapping, such as template or servicenow, also chooses it")
    .option("--sheet <name>", "the sheet of a workbook; its first one otherwise")
    .option("--dates <order>", "what 03/04/2024 means where the file does not say: dmy (3 April) or mdy (March 4)")
    .option("--mapping <file>", "read it by this mapping (JSON, as the Imports page hands it out)")
    .option("--dry-run", "only say what would be done")
    .option("--json", "print one JSON object")
    .action(async (file: string, { source, sheet, dates, mapping, dryRun, json: asJson }: Options) => {
      growHeapSlowly();
      const { dataDir, databaseUrl } = environment();
      const record = await openRecord(databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl });
      const interrupt = interruption();
      const progress = progressLine(terminal);
      try {
        const report = await importFile(record, actor, {
          path: pathFrom(terminal, file),
          source,
          sheet,
          dates: parseDateOrder(dates, "--dates"),
          mapping: mapping === undefined ? undefined : mappingFromJson(await smallFile(pathFrom(terminal, mapping))),
          dryRun,
          signal: interrupt.signal,
          onProgress: ({ bytes, totalBytes, rows }) => {
            const done = totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes);
            progress.show(`${formatCount(rows)} rows, ${formatRate(done)} of the file`);
          },
        });
        progress.clear();
        if (asJson) terminal.write(json(inFileOrder(report)));
        else describe(terminal, report);
        if (report.state === "cancelled") {
          terminal.say("The import was stopped. Import the same file again to finish it.\n");
          end(2);
        } else if (report.rejected > 0) end(1);
      } finally {
        progress.clear();
        interrupt.stop();
        await record.close();
      }
    });
};

async function smallFile(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > MOST_MAPPING_BYTES) throw new BadImportError(`${path} is larger than a mapping can be.`, "mapping", "bad_mapping");
  return readFile(path, "utf8");
}

/** Exactly what programs may rely on, in this order. */
function inFileOrder({ file, source, rows, accepted, unchanged, rejected, interactions, warnings, rejectedFile }: ImportReport) {
  return { file, source, rows, accepted, unchanged, rejected, interactions, warnings, rejectedFile };
}

function describe(terminal: Terminal, report: ImportReport): void {
  const { file, source, state, rows, accepted, created, changed, unchanged, rejected, interactions, keptFields } = report;
  const lines = [
    `${file}, source ${source}${state === "counted" ? " (dry run: nothing was written)" : ""}`,
    `  ${formatCount(rows)} rows: ${formatCount(accepted)} accepted, ${formatCount(rejected)} rejected`,
    `  accepted: ${formatCount(created)} new, ${formatCount(changed)} changed, ${formatCount(unchanged)} unchanged`,
    `  ${formatCount(interactions)} interactions`,
    ...(keptFields > 0 ? [`  ${formatCount(keptFields)} fields edited in Debrief were kept`] : []),
    ...report.warnings.map(
      ({ message, rows: noted }) =>
        `  note: ${message}${noted > 0 && !message.includes(formatCount(noted)) ? ` (${formatCount(noted)} rows)` : ""}`,
    ),
    ...(report.importId === null ? [] : [`  debrief undo ${report.importId} takes this import back within 30 days`]),
    ...(report.rejectedFile === null ? [] : [`  rejected rows, each with its reason: ${report.rejectedFile}`]),
  ];
  terminal.write(`${lines.join("\n")}\n`);
}
