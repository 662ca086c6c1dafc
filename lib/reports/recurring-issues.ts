import "server-only";
import { type Actor, require } from "@/lib/access/actor";
import { scopeLines } from "@/lib/csv-file";
import { DEFAULT_ORDER, sortFailures } from "@/lib/failures/failure-sort";
import { type FailureList, type FailureRow, listFailures } from "@/lib/failures/list-failures";
import { statesOf } from "@/lib/failures/state-filter";
import { type Filters, plainFilters } from "@/lib/filters";
import { inSlices } from "@/lib/in-slices";
import { DEFINITIONS_VERSION } from "@/lib/metrics";
import type { AskOptions } from "@/lib/metrics/ask";
import { asOfText, isoRange } from "@/lib/period";
import { RECURRING_ISSUE_COLUMNS } from "@/lib/reports/recurring-issue-columns";
import { TOTAL_OF, withoutSmallCounts } from "@/lib/reports/small-counts";
import { tableCsv } from "@/lib/reports/table-csv";
import type { TableFile } from "@/lib/reports/table-file";
import type { Workspace } from "@/lib/workspace";

/**
 * The recurring-issue report: every failure seen under the filters, those with the most interactions first, as the
 * failures page shows them. The same data and as-of give the same bytes, in each format.
 * @throws BadFilterError, ForbiddenError
 */
export async function recurringIssues(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  { smallCells = null, ...options }: ReportOptions = {},
): Promise<TableFile> {
  require(actor, "export");
  const file = await issueTable(workspace, actor, filters, options);
  return smallCells === null ? file : withoutSmallCounts(file, smallCells);
}

/** The same for whoever may see the numbers. @throws BadFilterError, ForbiddenError */
export async function issueTable(workspace: Workspace, actor: Actor, filters: Filters, options: AskOptions = {}): Promise<TableFile> {
  const list = await listFailures(workspace, actor, filters, options);
  const rows = sortFailures(list.rows, DEFAULT_ORDER);
  return {
    title: "Recurring issues",
    header: [["report", "Recurring issues"], ...scopeLines(scopeOf(list, filters)), ...totals(rows)],
    columns: RECURRING_ISSUE_COLUMNS,
    rows: await inSlices(rows, (row) => RECURRING_ISSUE_COLUMNS.map(({ cell }) => cell(row, list, filters))),
    asOf: asOfText(list.period.asOf),
    isSample: list.isSample,
  };
}

interface ReportOptions extends AskOptions {
  /** For people outside: counts from 1 to one below it are held back. Null: the file is for somebody who may see the rows. */
  smallCells?: number | null;
}

/** The report as a CSV file. @throws BadFilterError, ForbiddenError */
export async function recurringIssuesCsv(...asked: Parameters<typeof recurringIssues>): Promise<string> {
  return tableCsv(await recurringIssues(...asked));
}

function totals(rows: FailureRow[]): [string, string | number][] {
  const states = statesOf(rows).map(({ state, count }) => `${count} ${state}`);
  const sum = (of: (row: FailureRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return [
    ["failures", rows.length === 0 ? "0" : `${rows.length}: ${states.join(", ")}`],
    [TOTAL_OF.interactions, sum((row) => row.counts.interactions)],
    [TOTAL_OF.promises_missed, sum((row) => row.promises.missed)],
  ];
}

function scopeOf({ period, version, isSample }: FailureList, filters: Filters) {
  return {
    ...isoRange(period),
    compared: period.compare && isoRange(period.compare),
    asOf: asOfText(period.asOf),
    zone: period.zone,
    filters: plainFilters(filters),
    dataVersion: version,
    definitionsVersion: DEFINITIONS_VERSION,
    isSample,
  };
}
