import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellHref } from "@/app/_data/cell-href";
import { rowsHref } from "@/app/_data/rows-href";
import { countedTrends } from "@/app/_data/trend-queries";
import { commandActor } from "@/lib/access/actor";
import { filtersToParams, parseFilters } from "@/lib/filters";
import { explore } from "@/lib/interactions/explore";
import { crossTable } from "@/lib/metrics/cross-table";
import type { Dimension } from "@/lib/metrics/dimensions";
import { readOverview } from "@/lib/overview/read-overview";
import { trendOf } from "@/lib/overview/trend";
import { rankedRows } from "@/lib/overview/what-broke";
import type { Workspace } from "@/lib/workspace";
import { DAYS, FIRST_DAY, variedWorkspace } from "@/tests/support/varied-workspace";
import { filtersOf } from "@/tests/support/workspace";

/*
 * The headline promise: whatever number a page shows, the address it links to holds exactly that many rows.
 */
const NOW = (FIRST_DAY + DAYS) * 86_400_000;
const VIEWS = [
  "period=all",
  "period=30d",
  "period=30d&team=north&team=unknown",
  "period=custom&from=2026-03-20&to=2026-06-01&channel=phone&zone=America/New_York",
  "period=90d&cause=promise-broken&failure=no-callback&failure=wrong-date",
  "period=12m&facet.region=East",
];

let workspace: Workspace;
beforeAll(async () => {
  workspace = await variedWorkspace(400);
});
afterAll(() => workspace.close());

/** How many rows the explorer shows at an address. */
async function rowsAt(href: string): Promise<number> {
  const params = new URL(href, "http://localhost").searchParams;
  const { filters, notices } = parseFilters(params);
  const found = await explore(workspace, commandActor(), filters, params, { now: NOW, limit: 1 });
  expect([...notices, ...found.notices]).toEqual([]);
  return found.list.count;
}

describe.each(VIEWS)("under %s", (view) => {
  const filters = filtersOf(view);
  const query = filtersToParams(filters).toString();

  it("every part of every tile opens as many rows as it counts", async () => {
    const overview = await readOverview(workspace, commandActor(), filters, { now: NOW });
    for (const { id, parts, total } of [overview.difficult, overview.followThrough, overview.conversion, overview.recurring]) {
      for (const { part, count } of parts)
        expect([id, part, await rowsAt(rowsHref(query, { metric: id, part }))]).toEqual([id, part, count]);
      expect(await rowsAt(rowsHref(query, { metric: id, part: "numerator" }))).toBe(total.numerator);
      if (total.denominator !== null) expect(await rowsAt(rowsHref(query, { metric: id, part: "denominator" }))).toBe(total.denominator);
      expect(await rowsAt(rowsHref(query, { metric: id, part: "immature" }))).toBe(total.immature);
    }
  });

  it("every point of the trend opens as many rows as it is high", async () => {
    const { trend } = await readOverview(workspace, commandActor(), filters, { now: NOW });
    for (const { query: trendQuery, result } of countedTrends(trend)) {
      const drawn = trendOf(result);
      expect(drawn?.points.length).toBeGreaterThan(0);
      for (const { bucket, value } of drawn?.points ?? []) {
        const href = rowsHref(trendQuery, { metric: "difficult-rate", part: "numerator", bucket, grain: drawn?.grain });
        expect([bucket, await rowsAt(href)]).toEqual([bucket, value]);
      }
    }
  });

  it("every row of the ranking opens as many rows as it says", async () => {
    const { broke } = await readOverview(workspace, commandActor(), filters, { now: NOW });
    for (const { key, count } of rankedRows(broke.result)) {
      const href = rowsHref(query, { metric: "difficult-rate", part: "numerator", by: broke.by, series: key });
      expect([key, await rowsAt(href)]).toEqual([key, count]);
    }
  });

  it("every linked cell of the cross-table opens as many rows as it holds", async () => {
    const pairs: [Dimension, Dimension][] = [
      ["failure", "cause.anger"],
      ["procedure", "cause.topic"],
      ["facet.region", "team"],
    ];
    for (const [rows, columns] of pairs) {
      const table = await crossTable(workspace, commandActor(), filters, { rows, columns, now: NOW });
      for (const [y, row] of table.rows.entries()) {
        for (const [x, column] of table.columns.entries()) {
          const href = cellHref(filters, { by: rows, key: row.key }, { by: columns, key: column.key });
          if (href !== null) expect([row.key, column.key, await rowsAt(href)]).toEqual([row.key, column.key, table.counts[y]?.[x]]);
        }
      }
    }
  });

  it("every item that needs a decision opens as many rows as it names", async () => {
    const { decisions } = await readOverview(workspace, commandActor(), filters, { now: NOW });
    const { recurring, missed } = decisions;
    const recurringQuery = filtersToParams(recurring.filters).toString();
    const missedQuery = filtersToParams(missed.filters).toString();
    for (const { code, count } of recurring.items) {
      const href = rowsHref(recurringQuery, { metric: "difficult-rate", part: "numerator", by: "failure", series: code });
      expect([code, await rowsAt(href)]).toEqual([code, count]);
    }
    for (const { by, key, count } of missed.items) {
      expect([key, await rowsAt(rowsHref(missedQuery, { metric: "follow-through", part: "missed", by, series: key }))]).toEqual([
        key,
        count,
      ]);
    }
    expect(await rowsAt(rowsHref(missedQuery, { metric: "follow-through", part: "missed" }))).toBe(missed.total);
  });
});

describe("a cell", () => {
  it("has no address where both its sides are filtered to something else", () => {
    const filters = filtersOf("failure=a&cause=b");
    expect(cellHref(filters, { by: "failure", key: "c" }, { by: "cause.anger", key: "d" })).toBeNull();
    expect(cellHref(filters, { by: "failure", key: "a" }, { by: "cause.anger", key: "d" })).toBe(
      "/interactions?by=cause.anger&cause=b&failure=a&metric=difficult-rate&part=numerator&period=all&series=d",
    );
  });
});
