import { readXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { originalCell } from "@/lib/csv";
import { metrics } from "@/lib/metrics";
import { metricFile } from "@/lib/metrics/metric-file";
import { runMetric } from "@/lib/metrics/run";
import { RECURRING_ISSUE_COLUMNS } from "@/lib/reports/recurring-issue-columns";
import { recurringIssues } from "@/lib/reports/recurring-issues";
import { tableCsv } from "@/lib/reports/table-csv";
import type { TableFile } from "@/lib/reports/table-file";
import { parseTableFormat } from "@/lib/reports/table-formats";
import { tableWorkbook } from "@/lib/reports/table-workbook";
import { LONGEST_TEXT } from "@/lib/workbook";
import type { Workspace } from "@/lib/workspace";
import { variedWorkspace } from "@/tests/support/varied-workspace";
import { filtersOf } from "@/tests/support/workspace";

const NOW = Date.UTC(2026, 6, 20, 10);
const QUERY = "from=2026-04-01&to=2026-06-01&team=north&asOf=2026-06-01T00:00Z";

let workspace: Workspace;
beforeAll(async () => {
  workspace = await variedWorkspace(300);
  await workspace.record.tx(async (db) => {
    await db.update(schema.failure).set({ title: '=HYPERLINK("http://x";"y")' });
    await db.update(schema.procedure).set({ name: "＝1+1 <b>&" });
  });
});
afterAll(() => workspace.close());
afterEach(() => vi.useRealTimers());

const report = (query = QUERY) => recurringIssues(workspace, commandActor(), filtersOf(query), { now: NOW });

async function sheetsOf(file: TableFile) {
  const { sheets } = await readXlsx(await tableWorkbook(file));
  return Object.fromEntries(sheets.map(({ name, rows }) => [name, rows]));
}

/** What a CSV file holds: the lines above the empty one, and the rows with the `'` of unsafe texts taken off. */
async function csvOf(file: TableFile) {
  const csv = (await tableCsv(file)).slice(1);
  const end = csv.indexOf("\r\n\r\n");
  const parse = (text: string) => Papa.parse<string[]>(text, { skipEmptyLines: true }).data.map((row) => row.map(originalCell));
  return { header: parse(csv.slice(0, end)), rows: parse(csv.slice(end + 4)) };
}

const asText = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ""));

describe("the recurring-issue report as a workbook", () => {
  it("holds the rows of the CSV file, typed", async () => {
    const file = await report();
    const csv = await csvOf(file);
    const rows = (await sheetsOf(file))["Recurring issues"] ?? [];
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.map((row) => row.map(asText))).toEqual(csv.rows);
    for (const row of rows.slice(1)) {
      for (const [at, { name, holds }] of RECURRING_ISSUE_COLUMNS.entries()) {
        const cell = row[at] ?? null;
        const is = cell === null ? holds : cell instanceof Date ? "day" : typeof cell === "number" ? "number" : "text";
        expect([name, is]).toEqual([name, holds]);
      }
    }
  });

  it("says over what it was counted, with the checksum of the CSV file", async () => {
    const file = await report();
    const { header } = await csvOf(file);
    const scope = (await sheetsOf(file)).Scope?.slice(1).map((row) => row.map(asText)) ?? [];
    expect(scope.slice(0, -1)).toEqual(header.slice(0, -1));
    expect(scope.at(-1)).toEqual(["sha256 of the rows as a CSV file holds them", header.at(-1)?.[1]]);
    expect(scope).toContainEqual(["filters", "asOf=2026-06-01T00:00Z & from=2026-04-01 & period=custom & team=north & to=2026-06-01"]);
  });

  it("explains every column and every metric that it uses, in the words of the product", async () => {
    const rows = (await sheetsOf(await report())).Definitions ?? [];
    const columns = rows.filter((row) => row[1] === "column");
    expect(columns.map((row) => row[0])).toEqual(RECURRING_ISSUE_COLUMNS.map((column) => column.name));
    expect(columns.every((row) => String(row[2]).length > 10)).toBe(true);
    for (const { title, definition, caveat } of [metrics["recurring-failures"], metrics["follow-through"]]) {
      expect(rows).toContainEqual([title, "metric", definition]);
      expect(rows).toContainEqual([title, "caveat", caveat]);
    }
  });

  it("is the same bytes for the same data and as-of, whenever it is made", async () => {
    const bytes = await tableWorkbook(await report());
    vi.useFakeTimers({ now: NOW + 86_400_000, toFake: ["Date"] });
    const again = await recurringIssues(workspace, commandActor(), filtersOf(QUERY), { now: NOW + 86_400_000 });
    expect(Buffer.from(await tableWorkbook(again)).equals(bytes)).toBe(true);
  });

  it("says in its scope when a text was too long for a cell", async () => {
    const file = await report();
    const long = { ...file, rows: [["x".repeat(LONGEST_TEXT + 1), ...(file.rows[0] ?? []).slice(1)], ...file.rows.slice(1)] };
    expect((await sheetsOf(long)).Scope?.at(-1)).toEqual([
      "texts cut to 32767 characters, the most a cell can hold; the CSV file holds them whole",
      1,
    ]);
  });
});

describe("a metric as a workbook", () => {
  it("holds the rows of its CSV file, its buckets as days", async () => {
    const options = { now: NOW, grain: "week" } as const;
    const file = metricFile(commandActor(), await runMetric(workspace, commandActor(), "follow-through", filtersOf("period=90d"), options));
    const rows = (await sheetsOf(file))["Follow-through"] ?? [];
    expect(rows.map((row) => row.map(asText))).toEqual((await csvOf(file)).rows);
    const points = rows.filter((row) => row[0] === "point");
    expect(points.length).toBeGreaterThan(10);
    expect(points.every((row) => row[1] instanceof Date)).toBe(true);
  });
});

it("another format is refused by the ones there are", () => {
  expect(() => parseTableFormat("pdf")).toThrow('format must be csv or xlsx; got "pdf"');
  expect(() => parseTableFormat("pdf", ["json"])).toThrow('format must be json, csv or xlsx; got "pdf"');
});
