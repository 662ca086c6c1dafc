import { describe, expect, it } from "vitest";
import { addMonths, bucketOf, bucketsBetween, dayOf, isoDay, isZone, nextBucket, parseIsoDay, startOfDay, zoneOffsets } from "@/lib/dates";

const day = (iso: string) => parseIsoDay(iso) ?? Number.NaN;
const ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];

describe("days", () => {
  it.each(ZONES)("of %s start at the first instant that belongs to them, clock changes included", (zone) => {
    for (let each = day("2026-01-01"); each < day("2027-01-01"); each += 1) {
      const start = startOfDay(each, zone);
      expect(dayOf(start, zone)).toBe(each);
      expect(dayOf(start - 1, zone)).toBe(each - 1);
    }
  });

  it("start at one o'clock where midnight is skipped", () => {
    // São Paulo, 4 November 2018: the clock jumps from 00:00 to 01:00, at 03:00 UTC.
    expect(startOfDay(day("2018-11-04"), "America/Sao_Paulo")).toBe(Date.UTC(2018, 10, 4, 3));
  });

  it("that do not exist are not read", () => {
    expect(parseIsoDay("2026-02-30")).toBeNull();
    expect(parseIsoDay("2026-2-3")).toBeNull();
  });

  it("have 23 and 25 hours when the clock changes", () => {
    const hours = (iso: string) => (startOfDay(day(iso) + 1, "Europe/Berlin") - startOfDay(day(iso), "Europe/Berlin")) / 3_600_000;
    expect(hours("2026-03-29")).toBe(23);
    expect(hours("2026-10-25")).toBe(25);
    expect(hours("2026-10-26")).toBe(24);
  });
});

describe("buckets", () => {
  it("of weeks begin on the workspace's first day", () => {
    expect(isoDay(bucketOf(day("2026-11-21"), "week", 1))).toBe("2026-11-16");
    expect(isoDay(bucketOf(day("2026-11-21"), "week", 7))).toBe("2026-11-15");
    expect(isoDay(bucketOf(day("2026-11-21"), "week", 6))).toBe("2026-11-21");
    expect(isoDay(bucketOf(day("1969-12-31"), "week", 1))).toBe("1969-12-29");
  });

  it("of months, quarters and years begin on their first day", () => {
    expect(isoDay(bucketOf(day("2026-11-21"), "month", 1))).toBe("2026-11-01");
    expect(isoDay(bucketOf(day("2026-11-21"), "quarter", 1))).toBe("2026-10-01");
    expect(isoDay(bucketOf(day("2026-11-21"), "year", 1))).toBe("2026-01-01");
    expect(isoDay(nextBucket(day("2026-10-01"), "quarter"))).toBe("2027-01-01");
  });

  it("between two days are all that touch the range", () => {
    expect(bucketsBetween(day("2026-01-30"), day("2026-03-01"), "month", 1).map(isoDay)).toEqual(["2026-01-01", "2026-02-01"]);
  });
});

describe("months", () => {
  it("end on their last day where the other month is longer", () => {
    expect(isoDay(addMonths(day("2026-03-31"), -1))).toBe("2026-02-28");
    expect(isoDay(addMonths(day("2024-02-29"), 12))).toBe("2025-02-28");
  });
});

describe("zones", () => {
  it("are IANA names", () => {
    expect(isZone("Europe/Berlin")).toBe(true);
    expect(isZone("Mars/Olympus")).toBe(false);
    expect(isZone("+02:00")).toBe(false);
  });

  it("change at their minute, half hours included", () => {
    const changes = zoneOffsets("Australia/Lord_Howe", Date.UTC(2015, 0, 1), Date.UTC(2015, 11, 31));
    expect(changes.slice(1)).toEqual([
      { from: Date.UTC(2015, 3, 4, 15, 0), offset: 10.5 * 3_600_000 },
      { from: Date.UTC(2015, 9, 3, 15, 30), offset: 11 * 3_600_000 },
    ]);
  });
});
