import { describe, expect, it } from "vitest";
import { isCurrent, NAV } from "@/app/_components/shell/nav-items";
import { filterParamsOf, hrefOf, withValues } from "@/app/_data/filter-params";
import { metricQuery, splitQuery, splitTrendQuery } from "@/app/_data/metric-query";
import { rowsHref } from "@/app/_data/rows-href";
import { filtersToParams, LIST_FILTERS, NO_FILTERS, parseFilters } from "@/lib/filters";

const params = (query: string) => new URLSearchParams(query);

describe("addresses", () => {
  it("a changed value gives the same canonical form as the filter itself", () => {
    const changed = withValues(params("channel=phone&team=south&period=30d"), "team", ["west", "north", "west"]);
    const { filters } = parseFilters(params("team=west&team=north&channel=phone&period=30d"));
    expect(changed.toString()).toBe(filtersToParams(filters).toString());
    expect(changed.toString()).toBe("channel=phone&period=30d&team=north&team=west");
  });

  it("a value taken off leaves no trace", () => {
    expect(hrefOf("/causes", withValues(params("team=north"), "team", []))).toBe("/causes");
  });

  it("only the filter goes along to another page, and all of it", () => {
    const along = filterParamsOf(
      params("team=north&facet.timely=No&metric=difficult-rate&part=late&bucket=2026-01-05&asOf=2026-01-01&after=1.2"),
    );
    expect([...along.keys()]).toEqual(["asOf", "facet.timely", "team"]);
    const whole = {
      ...NO_FILTERS,
      period: "custom",
      from: "2026-01-01",
      to: "2026-02-01",
      compare: "off",
      grain: "day",
      zone: "UTC",
      asOf: "2026-01-01",
      difficult: "yes",
    } as const;
    const full = filtersToParams({ ...whole, ...Object.fromEntries(LIST_FILTERS.map((key) => [key, ["x"]])), facets: { a: ["1"] } });
    expect(filterParamsOf(full).toString()).toBe(full.toString());
  });

  it("the rows of a mark keep the filter and name the mark; what is not given is not named", () => {
    expect(rowsHref("period=30d&team=north", { metric: "follow-through", part: "late", bucket: null, series: undefined })).toBe(
      "/interactions?metric=follow-through&part=late&period=30d&team=north",
    );
  });

  it("a split, and its trend, are other questions than the whole", () => {
    expect(splitQuery("team=north", "failure")).toBe("by=failure&team=north");
    expect(splitTrendQuery("period=all", "cause.anger")).toBe("by=cause.anger&grain=auto&period=all");
    expect(splitTrendQuery("grain=week", "cause.anger")).toBe("by=cause.anger&grain=week");
    expect(metricQuery("difficult-rate", "team=north").queryKey).toEqual(["metric", "difficult-rate", "team=north"]);
  });
});

describe("the rail", () => {
  it("marks the page one is on, and the page above", () => {
    expect(isCurrent("/", "/")).toBe(true);
    expect(isCurrent("/", "/causes")).toBe(false);
    expect(isCurrent("/failures", "/failures/refund-waits")).toBe(true);
    expect(isCurrent("/failures", "/failures-archive")).toBe(false);
  });

  it("has no two entries for one page", () => {
    const hrefs = NAV.flatMap((group) => group.items.map((item) => item.href));
    expect(new Set(hrefs).size).toBe(hrefs.length);
  });
});
