import { writeFile } from "node:fs/promises";
import { InvalidArgumentError } from "commander";
import { type AddCommand, withWorkspace } from "@/lib/cli/command";
import { addFilterOptions, type FilterOptions, filterParams } from "@/lib/cli/filter-options";
import { pathFrom } from "@/lib/cli/terminal";
import { parseStrictFilters } from "@/lib/metrics/parse-request";
import { recurringIssuesCsv } from "@/lib/reports/recurring-issues";

interface Options extends FilterOptions {
  out?: string;
}

/** `debrief export recurring-issues`: the same bytes as the page's download, for the same filters and as-of. */
export const addExport: AddCommand = (program, running) => {
  const command = program
    .command("export")
    .argument("<report>", "recurring-issues", oneOf("report", ["recurring-issues"]))
    .description("Write a report: every failure under the filters, those with the most interactions first.");
  addFilterOptions(command)
    .option("--format <format>", "csv", oneOf("format", ["csv"]), "csv")
    .option("--out <file>", "where to write it (default: standard output)")
    .action(async (_report: string, options: Options) => {
      const filters = parseStrictFilters(filterParams(options));
      const content = await withWorkspace(running, (workspace) =>
        recurringIssuesCsv(workspace, running.actor, filters, { refuseUnknownCodes: true }),
      );
      if (options.out === undefined) running.terminal.write(content);
      else await writeFile(pathFrom(running.terminal, options.out), content);
    });
};

function oneOf(name: string, values: readonly string[]): (text: string) => string {
  return (text) => {
    if (!values.includes(text)) throw new InvalidArgumentError(`There is no ${name} "${text}"; there is ${values.join(", ")}.`);
    return text;
  };
}
