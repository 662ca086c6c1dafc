import { describe, expect, it } from "vitest";
import { isoDay, parseIsoDay } from "@/lib/dates";
import { parseFilters } from "@/lib/filters";
import { resolveGrain, resolvePeriod, shiftPeriod } from "@/lib/period";

const NOW = Date.UTC(2026, 10, 21, 9, 0, 42);
const day = (iso: string) => parseIsoDay(iso) ?? Number.NaN;
const context = {
  now: NOW,
  zone: "Europe/Berlin",
  weekStart: 1,
  data: { firstDay: day("2024-01-01"), lastDay: day("2026-11-20") },
} as const;

const resolve = (query: string, data: { firstDay: number; lastDay: number } | null = context.data) =>
  resolvePeriod(parseFilters(new URLSearchParams(query)).filters, { ...context, data });
const days = ({ fromDay, toDay }: { fromDay: number | null; toDay: number | null }) => [
  fromDay === null ? null : isoDay(fromDay),
  toDay === null ? null : isoDay(toDay),
];

describe("a period", () => {
  it.each([
    ["period=today", "2026-11-21", "2026-11-22"],
    ["period=7d", "2026-11-15", "2026-11-22"],
    ["period=30d", "2026-10-23", "2026-11-22"],
    ["period=month", "2026-11-01", "2026-11-22"],
    ["period=quarter", "2026-10-01", "2026-11-22"],
    ["period=year", "2026-01-01", "2026-11-22"],
    ["period=12m", "2025-11-22", "2026-11-22"],
    ["from=2026-03-01&to=2026-04-01", "2026-03-01", "2026-04-01"],
  ])("%s is from %s to before %s", (query, from, to) => {
    expect(days(resolve(query))).toEqual([from, to]);
  });

  it("takes the end of the minute as its clock, so that what was done a moment ago has been done", () => {
    expect(resolve("").asOf).toBe(Date.UTC(2026, 10, 21, 9, 0, 59, 999));
  });

  it("that nobody chose is the last 30 days while they hold anything, else all time", () => {
    expect(resolve("")).toMatchObject({ chosen: "recent", fromDay: day("2026-10-23") });
    expect(resolve("", { firstDay: day("2015-04-06"), lastDay: day("2020-03-19") })).toMatchObject({
      chosen: "nothing_recent",
      fromDay: null,
      toDay: null,
    });
    expect(resolve("", null).chosen).toBe("nothing_recent");
  });

  it("is compared with as many days before, or with the same days a year earlier", () => {
    expect(days(resolve("period=7d").compare ?? { fromDay: null, toDay: null })).toEqual(["2026-11-08", "2026-11-15"]);
    expect(days(resolve("period=7d&compare=year").compare ?? { fromDay: null, toDay: null })).toEqual(["2025-11-15", "2025-11-22"]);
    expect(resolve("period=7d&compare=off").compare).toBeNull();
    expect(resolve("period=all").compare).toBeNull();
  });

  it("starts at the zone's midnight", () => {
    expect(resolve("from=2026-07-01&to=2026-07-02").fromAt).toBe(Date.UTC(2026, 5, 30, 22));
    expect(resolve("from=2026-07-01&to=2026-07-02&zone=America/New_York").fromAt).toBe(Date.UTC(2026, 6, 1, 4));
  });

  it("moves by its own length, and by months when it is whole months", () => {
    const filters = (query: string) => parseFilters(new URLSearchParams(query)).filters;
    const shift = (query: string, direction: -1 | 1) => shiftPeriod(filters(query), resolve(query), direction);
    expect(shift("period=7d", -1)).toMatchObject({ period: "custom", from: "2026-11-08", to: "2026-11-15" });
    expect(shift("from=2026-02-01&to=2026-03-01", 1)).toMatchObject({ from: "2026-03-01", to: "2026-04-01" });
    expect(shift("from=2026-02-01&to=2026-03-01", -1)).toMatchObject({ from: "2026-01-01", to: "2026-02-01" });
  });
});

describe("an as-of", () => {
  it("without an offset is the reporting zone's wall clock; a bare day is its midnight; each to the end of its minute", () => {
    expect(resolve("asOf=2026-07-01T09:00").asOf).toBe(Date.UTC(2026, 6, 1, 7, 0, 59, 999));
    expect(resolve("asOf=2026-07-01").asOf).toBe(Date.UTC(2026, 5, 30, 22, 0, 59, 999));
    expect(resolve("asOf=2026-07-01T09:00:30Z").asOf).toBe(Date.UTC(2026, 6, 1, 9, 0, 59, 999));
  });
});

describe("the grain of a trend", () => {
  it("follows the length of the period unless one is asked for", () => {
    expect([30, 90, 700, 2000, 5000].map((length) => resolveGrain("auto", length))).toEqual(["day", "week", "week", "month", "quarter"]);
    expect(resolveGrain("year", 3)).toBe("year");
  });
});
