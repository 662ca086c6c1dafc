import { describe, expect, it } from "vitest";
import { parseCalendarChange, parseHolidays, parseNewCalendar } from "@/lib/calendars/calendar-requests";
import { parseShifts, writeShifts } from "@/lib/calendars/shift-text";
import { isoDay } from "@/lib/dates";

const WEEK = ["09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "", ""];
const made = (body: object) => parseNewCalendar(JSON.stringify({ name: "Office", zone: "Europe/Berlin", hours: WEEK, ...body }));

describe("the shifts of a day", () => {
  it.each([
    ["09:00-17:00", [[540, 1020]]],
    [
      "8:00–12:00, 13.00 to 17.00",
      [
        [480, 720],
        [780, 1020],
      ],
    ],
    ["22:00-06:00", [[1320, 1800]]],
    ["00:00-24:00", [[0, 1440]]],
    ["00:00-00:00", [[0, 1440]]],
    [
      "13:00-17:00; 08:00-12:00",
      [
        [480, 720],
        [780, 1020],
      ],
    ],
    ["  ", []],
  ])("are read from %j", (text, shifts) => {
    expect(parseShifts(text)).toEqual({ shifts });
  });

  it("are refused with what would be right", () => {
    const wrong = (text: string) => parseShifts(text);
    expect(wrong("9-5")).toEqual({ wrong: 'must be times such as 09:00-17:00, or 22:00-06:00 over midnight; got "9-5"' });
    expect(wrong("09:00-25:00")).toMatchObject({ wrong: expect.stringContaining("got") });
    expect(wrong("24:00-06:00")).toMatchObject({ wrong: expect.stringContaining("got") });
    expect(wrong("09:60-10:00")).toMatchObject({ wrong: expect.stringContaining("got") });
    expect(wrong("09:00-12:00, 11:00-13:00")).toEqual({ wrong: "has shifts that overlap at 11:00" });
    expect(wrong(Array(7).fill("01:00-02:00").join(","))).toEqual({ wrong: "may have at most 6 shifts" });
  });

  it("are written as they are read", () => {
    for (const text of ["", "09:00–17:00", "08:00–12:00, 13:00–17:00", "22:00–06:00", "00:00–24:00"]) {
      const read = parseShifts(text);
      expect("shifts" in read ? writeShifts(read.shifts) : read.wrong).toBe(text);
    }
  });
});

describe("a calendar", () => {
  it("is seven days in a zone under a name", () => {
    expect(made({ name: " Berlin\toffice " })).toEqual({
      name: "Berlin office",
      zone: "Europe/Berlin",
      hours: [[[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [], []],
    });
  });

  it("is refused where a zone, a day or the week is wrong, and the field is named", () => {
    expect(() => made({ zone: "Europe/Atlantis" })).toThrow('zone must be an IANA zone such as Europe/Berlin; got "Europe/Atlantis"');
    expect(() => made({ hours: WEEK.slice(1) })).toThrow("hours must be seven texts, Monday first");
    expect(() => made({ hours: ["", "noon", "", "", "", "", ""] })).toThrow("Tuesday must be times such as 09:00-17:00");
    expect(() => made({ name: "" })).toThrow("name must have 1 to 80 characters");
    expect(() => parseCalendarChange("{}")).toThrow("nothing is to be changed");
  });
});

describe("holidays", () => {
  const days = (lines: string) => parseHolidays(JSON.stringify({ lines })).map(({ day, name }) => [isoDay(day), name]);

  it("are read one a line, in any order, the later of two about a day", () => {
    expect(days("2026-12-26 Boxing Day\r\n\n2026-12-25, Christmas\n2026-12-25\tChristmas Day\n")).toEqual([
      ["2026-12-25", "Christmas Day"],
      ["2026-12-26", "Boxing Day"],
    ]);
  });

  it("are refused with the number of the line", () => {
    expect(() => days("2026-12-25 Christmas Day\n26.12.2026 Boxing Day")).toThrow(
      'line 2 must begin with a day such as 2026-12-25; got "26.12.2026 Boxing Day"',
    );
    expect(() => days("2026-02-30 Nothing")).toThrow("line 1 must begin with a day");
    expect(() => days("2026-12-25")).toThrow("line 1 must name the day, such as 2026-12-25 Christmas Day");
    expect(() => days(" \n ")).toThrow("no day is named");
  });
});
