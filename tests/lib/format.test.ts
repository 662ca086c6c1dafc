import { describe, expect, it } from "vitest";
import { parseIsoDay } from "@/lib/dates";
import {
  formatBucket,
  formatBucketLong,
  formatChange,
  formatCount,
  formatDay,
  formatDayRange,
  formatInstant,
  formatInterval,
  formatLevel,
  formatPoints,
  formatRate,
} from "@/lib/format";

const day = (text: string) => parseIsoDay(text) ?? Number.NaN;
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("numbers", () => {
  it("counts carry their thousands", () => {
    expect(formatCount(6623)).toBe("6,623");
    expect(formatCount(null)).toBe("—");
  });

  it("rates are whole percents in the middle and finer at the ends", () => {
    expect([0.833, 0.0521, 0.2001, 0.996, 0, 1].map(formatRate).map(plain)).toEqual(["83 %", "5.2 %", "20 %", "99.6 %", "0 %", "100 %"]);
    expect(plain(formatRate(null))).toBe("—");
  });

  it("a rate that is not nothing is never written as nothing, nor one that is not all as all", () => {
    expect([0.0004, 0.9996].map(formatRate).map(plain)).toEqual(["< 0.1 %", "> 99.9 %"]);
  });

  it("intervals are as fine as their ends need", () => {
    expect(plain(formatInterval(0.7064, 0.8468))).toBe("71–85 %");
    expect(plain(formatInterval(0.0336, 0.0799))).toBe("3.4–8 %");
  });

  it("changes have a sign, and none where there is none", () => {
    expect([-0.0804, 0.0042, 0, -0.0002].map(formatChange).map(plain)).toEqual(["−8 %", "+0.4 %", "±0 %", "±0 %"]);
    expect([-0.06, 0.011, 0.01].map(formatPoints).map(plain)).toEqual(["−6 points", "+1.1 points", "+1 point"]);
  });

  it("levels are finer when small", () => {
    expect([120.6, 3.58, 0.254].map(formatLevel)).toEqual(["121", "3.6", "0.25"]);
  });
});

describe("days", () => {
  it("a range says the year once, and not at all in the present one", () => {
    expect(formatDayRange(day("2026-10-22"), day("2026-11-20"))).toBe("22 Oct – 20 Nov 2026");
    expect(formatDayRange(day("2026-09-22"), day("2026-11-20"), day("2026-11-21"))).toBe("22 Sep – 20 Nov");
    expect(formatDayRange(day("2025-12-22"), day("2026-01-20"), day("2026-11-21"))).toBe("22 Dec 2025 – 20 Jan 2026");
    expect(formatDayRange(day("2026-03-01"), day("2026-03-01"))).toBe("1 Mar 2026");
  });

  it("a range may be open", () => {
    expect(formatDayRange(day("2026-10-22"), null)).toBe("from 22 Oct 2026");
    expect(formatDayRange(null, day("2026-10-22"))).toBe("until 22 Oct 2026");
    expect(formatDayRange(null, null)).toBe("");
  });

  it("a day drops the year of today", () => {
    expect(formatDay(day("2026-10-22"), day("2026-11-21"))).toBe("22 Oct");
    expect(formatDay(day("2019-10-22"), day("2026-11-21"))).toBe("22 Oct 2019");
  });

  it("an instant is the wall clock of the zone", () => {
    expect(formatInstant(Date.UTC(2026, 10, 21, 8), "Europe/Berlin")).toBe("21 Nov 2026, 09:00");
  });

  it("buckets are short on an axis and whole for reading", () => {
    expect(["day", "week", "month", "quarter", "year"].map((grain) => formatBucket("2026-04-01", asGrain(grain)))).toEqual([
      "1 Apr",
      "1 Apr",
      "Apr 2026",
      "Q2 2026",
      "2026",
    ]);
    expect(formatBucketLong("2026-01-05", "week")).toBe("Week of 5 January 2026");
    expect(formatBucketLong("2026-01-01", "month")).toBe("January 2026");
  });
});

function asGrain(text: string) {
  return text === "day" || text === "week" || text === "month" || text === "quarter" ? text : "year";
}
