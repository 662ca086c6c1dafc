import { describe, expect, test } from "vitest";
import { dateEvidence } from "@/lib/imports/date-evidence";
import { isNoDate, momentOf, readDate } from "@/lib/imports/read-date";
import { zoneClock } from "@/lib/imports/zone-clock";

type Order = "mdy" | "dmy" | "unknown";

/** The date as UTC would write it; "day" follows when only the day is known. */
function shown(text: string, order: Order = "mdy", zone = "UTC", ends = false): string | null {
  const date = readDate(text, { order, serial: true });
  if (date === null || date === "ambiguous") return date;
  const { at, day } = momentOf(date, zoneClock(zone), { dayOnly: false, ends });
  return `${new Date(at).toISOString()}${day === null ? "" : " day"}`;
}

describe("a date", () => {
  test.each([
    ["2/24/2015 11:35", "mdy"],
    ["24-02-2015 11:35", "dmy"],
    ["24-02-2015 11.35", "dmy"],
    ["2015-02-24 11:35", "unknown"],
    ["2015-02-24T11:35:00Z", "unknown"],
    ["2015-02-24T13:35:00+02:00", "unknown"],
    ["24 Feb 2015 11:35 AM", "unknown"],
    ["24/Feb/15 11:35 AM", "unknown"],
    ["February 24, 2015 11:35", "unknown"],
    ["24/02/2015 11:35", "unknown"],
  ] as const)("%s is one instant in many spellings", (text, order) => {
    expect(shown(text, order)).toBe("2015-02-24T11:35:00.000Z");
  });

  test("in a spreadsheet's count is the same day, to the second", () => {
    expect(shown("42059.4832407407")).toBe("2015-02-24T11:35:52.000Z");
    expect(shown("42059")).toBe("2015-02-24T00:00:00.000Z day");
  });

  test.each([
    ["2020/3/18", "2020-03-18T00:00:00.000Z day"],
    ["7/29/2013", "2013-07-29T00:00:00.000Z day"],
    ["2019-03-18", "2019-03-18T00:00:00.000Z day"],
    ["22-Apr-15", "2015-04-22T00:00:00.000Z day"],
    ["02/17/2020 12:19:00 PM", "2020-02-17T12:19:00.000Z"],
    ["02/17/2020 12:19:00 AM", "2020-02-17T00:19:00.000Z"],
    ["2020-02-17T12:19:00.000", "2020-02-17T12:19:00.000Z"],
  ])("%s is read", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each([
    "",
    "soon",
    "2/30/2020",
    "13/13/2020",
    "2020-13-01",
    "2020-02-17 25:00",
    "02/17/2020 13:00 PM",
    "123",
    "12:30",
    "2020-02-17x",
  ])("%j is none", (text) => {
    expect(shown(text)).toBeNull();
  });

  test("whose day and month cannot be told apart is ambiguous, never guessed", () => {
    expect(shown("03/04/2020", "unknown")).toBe("ambiguous");
    expect(shown("04/04/2020", "unknown")).toBe("2020-04-04T00:00:00.000Z day");
  });

  test.each(["1900-01-01 00:00:00", "01/01/1900 12:00:00 AM", "0001-01-01T00:00:00Z", "9999-12-31"])("%s means none", (text) => {
    const date = readDate(text, { order: "mdy", serial: false });
    expect(date !== null && date !== "ambiguous" && isNoDate(date)).toBe(true);
  });
});

describe("a local time", () => {
  test("is an instant of its zone, summer and winter", () => {
    expect(shown("2020-07-01 12:00", "mdy", "America/New_York")).toBe("2020-07-01T16:00:00.000Z");
    expect(shown("2020-01-01 12:00", "mdy", "America/New_York")).toBe("2020-01-01T17:00:00.000Z");
  });

  test("that the clock skips is as much later as it was moved", () => {
    expect(shown("2020-03-08 02:30", "mdy", "America/New_York")).toBe("2020-03-08T07:30:00.000Z");
  });

  test("that the clock shows twice is the first of the two", () => {
    expect(shown("2020-11-01 01:30", "mdy", "America/New_York")).toBe("2020-11-01T05:30:00.000Z");
  });

  test("that is only a day begins it, and a due day ends with its last millisecond", () => {
    expect(shown("2020-03-08", "mdy", "America/New_York")).toBe("2020-03-08T05:00:00.000Z day");
    expect(shown("2020-03-08", "mdy", "America/New_York", true)).toBe("2020-03-09T03:59:59.999Z day");
  });
});

describe("the dates of a column", () => {
  const evidenceOf = (dates: string[]) => {
    const evidence = dateEvidence(false);
    for (const date of dates) evidence.add(date);
    return evidence;
  };

  test("say by their days above 12 which number is the day", () => {
    expect(evidenceOf(["13/04/2015", "02/03/2015", "01/05/2015"]).orders()).toEqual({ dayFirst: 1, monthFirst: 0, either: 2 });
    expect(evidenceOf(["04/13/2015", "4/4/2015", "2015-01-02"]).orders()).toEqual({ dayFirst: 0, monthFirst: 1, either: 0 });
  });

  test("look swapped when days above 12 stand in other months than the rest", () => {
    // True dates lie in April to June; the first twelve days of these months were read as months.
    const right = ["13-04-15", "22-04-15", "30-05-15", "14-06-15", "28-06-15"];
    const swapped = ["04-08-15", "04-09-15", "05-10-15", "05-11-15", "06-12-15", "06-07-15"];
    // 5 June and 4 April may be either.
    const untold = ["05-06-15", "04-04-15"];
    expect(evidenceOf([...right, ...swapped, ...untold]).swaps("dmy")).toEqual({ months: [4, 5, 6], rows: 6, untold: 2 });
  });

  test("do not look swapped when a file simply ends early in a month", () => {
    const january = Array.from({ length: 31 }, (_, at) => `01/${at + 1}/2020`);
    const february = Array.from({ length: 10 }, (_, at) => `02/${at + 1}/2020`);
    expect(evidenceOf([...january, ...february]).swaps("mdy")).toBeNull();
  });
});
