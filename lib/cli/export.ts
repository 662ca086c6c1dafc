import { writeFile } from "node:fs/promises";
import { InvalidArgumentError } from "commander";
import { type AddCommand, withWorkspace } from "@/lib/cli/command";
import { addFilterOptions, type FilterOptions, filtersOf } from "@/lib/cli/filter-options";
import { pathFrom } from "@/lib/cli/terminal";
import { recurringIssues } from "@/lib/reports/recurring-issues";
import { parseTableFormat, TABLE_FORMATS, type TableFormat } from "@/lib/reports/table-formats";

interface Options extends FilterOptions {
  format: TableFormat;
  out?: string;
}

/** `debrief export recurring-issues`: the same bytes as the page's download, for the same filters and as-of. */
export const addExport: AddCommand = (program, running) => {
  const command = program
    .command("export")
    .argument("<report>", "recurring-issues", oneOf("report", ["recurring-issues"]))
    .description("Write a report: every failure under the filters, those with the most interactions first.");
  addFilterOptions(command)
    .option("--format <format>", "csv, or xlsx with a sheet of definitions", formatOf, "csv")
    .option("--out <file>", "where to write it (default for csv: standard output)")
    .action(async (_report: string, options: Options) => {
      const filtersIn = filtersOf(options);
      const { format, out } = options;
      if (format !== "csv" && out === undefined) throw new Error(`A file of the format ${format} is not text: add --out FILE.`);
      const content = await withWorkspace(running, async (workspace) => {
        const filters = await filtersIn(workspace.record.db);
        return TABLE_FORMATS[format].write(await recurringIssues(workspace, running.actor, filters, { refuseUnknownCodes: true }));
      });
      if (out !== undefined) await writeFile(pathFrom(running.terminal, out), content);
      else running.terminal.write(String(content));
    });
};

function formatOf(text: string): TableFormat {
  try {
    return parseTableFormat(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf(name: string, values: readonly string[]): (text: string) => string {
  return (text) => {
    if (!values.includes(text)) throw new InvalidArgumentError(`There is no ${name} "${text}"; there is ${values.join(", ")}.`);
    return text;
  };
}
