import "server-only";
import { type Actor, require } from "@/lib/access/actor";
import { csvLine, safeCell } from "@/lib/csv";
import { csvFile, scopeLines } from "@/lib/csv-file";
import { dayOf, isoDay } from "@/lib/dates";
import { DEFAULT_ORDER, sortFailures } from "@/lib/failures/failure-sort";
import { type FailureList, type FailureRow, listFailures } from "@/lib/failures/list-failures";
import { type Filters, filtersToParams, plainFilters } from "@/lib/filters";
import { DEFINITIONS_VERSION } from "@/lib/metrics";
import type { AskOptions } from "@/lib/metrics/ask";
import { isoRange } from "@/lib/period";
import { failureModeLabels } from "@/lib/vocabulary";
import type { Workspace } from "@/lib/workspace";

/**
 * The recurring-issue report: every failure seen under the filters, those with the most interactions first, as the
 * failures page shows them. The same data and as-of give the same bytes.
 * @throws BadFilterError, ForbiddenError
 */
export async function recurringIssuesCsv(workspace: Workspace, actor: Actor, filters: Filters, options: AskOptions = {}): Promise<string> {
  require(actor, "export");
  const list = await listFailures(workspace, actor, filters, options);
  const rows = sortFailures(list.rows, DEFAULT_ORDER);
  const table = [
    csvLine(COLUMNS.map(([name]) => name)),
    ...rows.map((row) => csvLine(COLUMNS.map(([, cell]) => cell(row, list, filters)))),
  ].join("");
  return csvFile([["report", "Recurring issues"], ...scopeLines(scopeOf(list, filters)), ...totals(rows)], table);
}

const COLUMNS: [name: string, cell: (row: FailureRow, list: FailureList, filters: Filters) => string | number | null][] = [
  ["failure", (row) => safeCell(row.code)],
  ["title", (row) => safeCell(row.title)],
  ["procedure", (row) => safeCell(row.procedure)],
  ["failure_mode", (row) => failureModeLabels[row.mode] ?? row.mode],
  ["state", (row) => row.state],
  ["recurring_since", (row) => (row.recurringSince === null ? null : isoDay(row.recurringSince))],
  ["production_owner", (row) => safeCell(row.productionOwner ?? "unowned")],
  ["support_owner", (row) => safeCell(row.supportOwner ?? "unowned")],
  ["interactions", (row) => row.counts.interactions],
  ["interactions_compared", (row) => row.interactionsBefore],
  ["customers_known", (row) => row.counts.customers],
  ["interactions_customer_unknown", (row) => row.counts.customerUnknown],
  ["handle_minutes", (row) => row.counts.minutes],
  ["interactions_with_minutes", (row) => row.counts.minutesKnown],
  ["promises_due", (row) => row.promises.due],
  ["promises_missed", (row) => row.promises.missed],
  ["first_seen", (row, { period }) => isoDay(dayOf(row.firstSeenAt, period.zone))],
  ["last_seen", (row, { period }) => isoDay(dayOf(row.lastSeenAt, period.zone))],
  ["rows", (row, _, filters) => `/interactions?${filtersToParams({ ...filters, failure: [row.code] })}`],
];

function totals(rows: FailureRow[]): [string, string][] {
  const count = (state: FailureRow["state"]) => rows.filter((row) => row.state === state).length;
  const sum = (of: (row: FailureRow) => number) => String(rows.reduce((total, row) => total + of(row), 0));
  return [
    ["failures", `${rows.length}: ${count("recurring")} recurring, ${count("new")} new, ${count("candidate")} candidates`],
    ["interactions (one with two failures counts in both)", sum((row) => row.counts.interactions)],
    ["promises missed (likewise)", sum((row) => row.promises.missed)],
  ];
}

function scopeOf({ period, version, isSample }: FailureList, filters: Filters) {
  return {
    ...isoRange(period),
    compared: period.compare && isoRange(period.compare),
    asOf: new Date(period.asOf).toISOString(),
    zone: period.zone,
    filters: plainFilters(filters),
    dataVersion: version,
    definitionsVersion: DEFINITIONS_VERSION,
    isSample,
  };
}
