import { createHash } from "node:crypto";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { drillMetric } from "@/lib/metrics/drill";
import { recurringIssuesCsv } from "@/lib/reports/recurring-issues";
import type { Workspace } from "@/lib/workspace";
import { variedWorkspace } from "@/tests/support/varied-workspace";
import { filtersOf } from "@/tests/support/workspace";

const NOW = Date.UTC(2026, 6, 20, 10);
const actor = commandActor();

let workspace: Workspace;
beforeAll(async () => {
  workspace = await variedWorkspace(300);
});
afterAll(() => workspace.close());

const report = (query = "", now = NOW) => recurringIssuesCsv(workspace, actor, filtersOf(query), { now });
const rowsOf = (file: string) =>
  Papa.parse<Record<string, string>>(file.slice(file.indexOf("\r\n\r\n") + 4), { header: true, skipEmptyLines: true }).data;

describe("the recurring-issue report", () => {
  it("gives the same bytes for the same data and as-of, and a checksum of its rows", async () => {
    const [first, again] = [await report("asOf=2026-06-01T00:00Z"), await report("asOf=2026-06-01T00:00Z", NOW + 86_400_000)];
    expect(again).toBe(first);
    const table = first.slice(first.indexOf("\r\n\r\n") + 4);
    expect(first).toContain(`sha256 of the rows below,${createHash("sha256").update(table).digest("hex")}`);
    expect(first.startsWith("\ufeff")).toBe(true);
  });

  it("is complete and agrees with the rows behind every failure, under any filter", async () => {
    for (const query of ["", "team=north", "period=90d&channel=phone", "from=2026-04-01&to=2026-05-01&zone=America/New_York"]) {
      const rows = rowsOf(await report(query));
      const failures = await drillMetric(workspace, actor, "recurring-failures", filtersOf(query), { part: "denominator" }, { now: NOW });
      expect(rows.length).toBe(failures.count);
      for (const row of rows) {
        const mark = { part: "missed", by: "failure", series: row.failure } as const;
        const missed = await drillMetric(workspace, actor, "follow-through", filtersOf(query), mark, { now: NOW });
        expect(Number(row.promises_missed)).toBe(missed.count);
      }
    }
  });

  it("puts the most frequent failure first and compares with the period before", async () => {
    const rows = rowsOf(await report("from=2026-05-01&to=2026-06-01"));
    const counts = rows.map((row) => Number(row.interactions));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    const before = rowsOf(await report("from=2026-03-31&to=2026-05-01"));
    for (const row of rows)
      expect(row.interactions_compared).toBe(before.find((other) => other.failure === row.failure)?.interactions ?? "0");
  });

  it("holds no cell that a spreadsheet would execute", async () => {
    await workspace.record.tx(async (db) => {
      await db.update(schema.failure).set({ title: '=HYPERLINK("http://x";"y")' });
      await db.update(schema.procedure).set({ name: "@SUM(A1)" });
    });
    for (const row of rowsOf(await report())) {
      expect(row.title).toBe(`'=HYPERLINK("http://x";"y")`);
      expect(row.procedure).toBe("'@SUM(A1)");
    }
  });
});
