import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comparedQuery } from "@/app/_data/compared-query";
import { rowsHref } from "@/app/_data/rows-href";
import { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { commandActor } from "@/lib/access/actor";
import { getFailure } from "@/lib/failures/get-failure";
import { listFailures } from "@/lib/failures/list-failures";
import { filtersToParams, parseFilters } from "@/lib/filters";
import { explore } from "@/lib/interactions/explore";
import { metricFile } from "@/lib/metrics/metric-file";
import { rankedShares } from "@/lib/metrics/ranked-shares";
import type { MetricResult } from "@/lib/metrics/result";
import { runMetric } from "@/lib/metrics/run";
import { readCross } from "@/lib/overview/read-cross";
import { readOverview } from "@/lib/overview/read-overview";
import { rankedRows } from "@/lib/overview/what-broke";
import { isoRange } from "@/lib/period";
import { tableCsv } from "@/lib/reports/table-csv";
import type { Workspace } from "@/lib/workspace";
import { DAYS, FIRST_DAY, variedWorkspace } from "@/tests/support/varied-workspace";
import { filtersOf } from "@/tests/support/workspace";

/*
 * What is compared is a number like any other: the address behind it holds exactly that many rows, and the file says it too.
 */
const NOW = (FIRST_DAY + DAYS) * 86_400_000;
const VIEWS = ["period=30d&team=north&team=unknown", "period=custom&from=2026-05-01&to=2026-06-01&compare=previous&zone=Asia/Kathmandu"];
const actor = commandActor();

let workspace: Workspace;
beforeAll(async () => {
  workspace = await variedWorkspace(200);
});
afterAll(() => workspace.close());

async function rowsAt(href: string): Promise<number> {
  const params = new URL(href, "http://localhost").searchParams;
  const { filters, notices } = parseFilters(params);
  const found = await explore(workspace, actor, filters, params, { now: NOW, limit: 1 });
  expect([...notices, ...found.notices]).toEqual([]);
  return found.list.count;
}

const comparisonOf = (result: MetricResult) => {
  if (!result.comparison) throw new Error(`${result.id} has no comparison`);
  return result.comparison;
};

describe.each(VIEWS)("under %s", (view) => {
  const filters = filtersOf(view);
  const query = filtersToParams(filters).toString();
  const earlier = (result: MetricResult) => comparedQuery(query, comparisonOf(result)) ?? "";

  it("the compared total and parts of every tile open their rows", async () => {
    const { difficult, followThrough, conversion, recurring } = await readOverview(workspace, actor, filters, { now: NOW });
    for (const result of [difficult, followThrough, conversion, recurring]) {
      const { total, parts } = comparisonOf(result);
      expect(await rowsAt(rowsHref(earlier(result), { metric: result.id, part: "numerator" }))).toBe(total.numerator);
      for (const { part, count } of parts)
        expect([part, await rowsAt(rowsHref(earlier(result), { metric: result.id, part }))]).toEqual([part, count]);
    }
    expect(comparisonOf(difficult).total.numerator).toBeGreaterThan(0);
  });

  it("the compared rows of a ranking, of a split rate and the buckets of a trend open theirs", async () => {
    const split = await runMetric(workspace, actor, "difficult-rate", filters, { now: NOW, by: "team" });
    for (const { key, before } of rankedRows(split)) {
      const href = rowsHref(earlier(split), { metric: "difficult-rate", part: "numerator", by: "team", series: key });
      expect([key, await rowsAt(href)]).toEqual([key, before]);
    }
    const shares = await runMetric(workspace, actor, "follow-through", filters, { now: NOW, by: "team" });
    for (const { key, before } of rankedShares(shares)) {
      const href = rowsHref(earlier(shares), { metric: "follow-through", part: "denominator", by: "team", series: key });
      expect([key, await rowsAt(href)]).toEqual([key, before?.denominator ?? 0]);
    }
    const trend = await runMetric(workspace, actor, "difficult-rate", filters, { now: NOW, grain: "week" });
    const points = comparisonOf(trend).points;
    expect(points.reduce((sum, point) => sum + point.numerator, 0)).toBe(comparisonOf(trend).total.numerator);
    for (const { bucket, numerator } of points) {
      const href = rowsHref(earlier(trend), { metric: "difficult-rate", part: "numerator", bucket, grain: "week" });
      expect([bucket, await rowsAt(href)]).toEqual([bucket, numerator]);
    }
  });

  it("what each failure cost then opens its rows, in the list and on its own page", async () => {
    const list = await listFailures(workspace, actor, filters, { now: NOW });
    const compared = comparedQuery(query, list.period.compare && isoRange(list.period.compare)) ?? "";
    for (const { code, interactionsBefore, before } of list.rows) {
      const hrefs = failureHrefs(compared, code);
      const opened = [await rowsAt(hrefs.interactions), await rowsAt(hrefs.customers), await rowsAt(hrefs.missed)];
      expect([code, ...opened]).toEqual([code, interactionsBefore, before?.customers, before?.missed]);
      const detail = await getFailure(workspace, actor, code, filters, { now: NOW });
      expect(detail && "before" in detail && detail.before).toMatchObject({ interactions: interactionsBefore, ...before });
    }
  });

  it("the cells of the cross-table are those of the compared period's own", async () => {
    const { period } = await readOverview(workspace, actor, filters, { now: NOW });
    const cross = await readCross(workspace, actor, filters, { now: NOW, compare: period.compare });
    const { from, to } = isoRange(period.compare ?? { fromDay: null, toDay: null });
    const then = filtersOf(`${query}&period=custom&from=${from}&to=${to}`);
    const alone = await readCross(workspace, actor, then, { now: NOW, compare: null, mostRows: 99, mostColumns: 99 });
    const found = alone?.table.rows.flatMap((row, y) =>
      alone.table.columns.map((column, x): [string, number] => [`${row.key} ${column.key}`, alone.table.counts[y]?.[x] ?? 0]),
    );
    const expected = new Map(found);
    const cells = cross?.table.rows.flatMap((row, y) =>
      cross.table.columns.map((column, x) => [`${row.key} ${column.key}`, cross.before?.[y]?.[x]] as const),
    );
    expect(cells?.length).toBeGreaterThan(0);
    for (const [cell, before] of cells ?? []) expect([cell, before]).toEqual([cell, expected.get(cell) ?? 0]);
  });

  it("the file carries the compared total, parts and points", async () => {
    const result = await runMetric(workspace, actor, "follow-through", filters, { now: NOW, grain: "week" });
    const lines = (await tableCsv(metricFile(actor, result))).split("\r\n");
    const sumOf = (row: string) =>
      lines.filter((line) => line.startsWith(`${row},`)).reduce((sum, line) => sum + Number(line.split(",")[4]), 0);
    const { total, parts } = comparisonOf(result);
    expect(sumOf("compared point")).toBe(total.numerator);
    expect(lines.filter((line) => line.startsWith("compared part: ")).length).toBe(parts.length);
  });
});

describe("a long period", () => {
  it("is drawn over what it is compared with", async () => {
    const { trend } = await readOverview(workspace, actor, filtersOf("from=2025-01-01&to=2026-06-29"), { now: NOW });
    expect(trend.before).toBeNull();
    expect([trend.result.comparison?.from, trend.result.comparison?.to]).toEqual(["2023-07-07", "2025-01-01"]);
  });
});
