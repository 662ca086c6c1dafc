import { TZDate } from "@date-fns/tz";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BusinessCalendar, businessMinutesBetween, isOpenAt, openSpans } from "@/lib/calendars/business-hours";
import { DAY_MS, parseIsoDay, startOfDay } from "@/lib/dates";

const NINE_TO_FIVE: [number, number][] = [[540, 1020]];
const NIGHT: [number, number][] = [[1320, 1800]];

const BERLIN: BusinessCalendar = office("Europe/Berlin");

function office(zone: string, ...holidays: string[]): BusinessCalendar {
  return { zone, hours: [...Array(5).fill(NINE_TO_FIVE), [], []], holidays: daysOf(holidays) };
}

function nights(zone: string, ...holidays: string[]): BusinessCalendar {
  return { zone, hours: Array(7).fill(NIGHT), holidays: daysOf(holidays) };
}

function daysOf(texts: string[]): Set<number> {
  return new Set(texts.map((text) => parseIsoDay(text) ?? 0));
}

/** `2026-03-27 16:00` by the clock of a zone. */
function at(text: string, zone = "Europe/Berlin"): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return new TZDate(year, month - 1, day, hour, minute, zone).getTime();
}

describe("business minutes", () => {
  it("count a week-end over the change to summer time as 65.5 elapsed and 2.5 business hours", () => {
    const [from, to] = [at("2026-03-27 16:00"), at("2026-03-30 10:30")];
    expect((to - from) / 3_600_000).toBe(65.5);
    expect(businessMinutesBetween(BERLIN, from, to)).toBe(150);
  });

  it("leave out holidays: Good Friday and Easter Monday between a Thursday and a Tuesday", () => {
    const easter = office("Europe/Berlin", "2026-04-03", "2026-04-06");
    expect(businessMinutesBetween(easter, at("2026-04-02 16:00"), at("2026-04-07 10:00"))).toBe(120);
  });

  it("give a night shift seven hours over the change to summer time, nine over the change back, eight else", () => {
    const shift = (from: string, to: string) => businessMinutesBetween(nights("Europe/Berlin"), at(from), at(to));
    expect(shift("2026-03-28 22:00", "2026-03-29 06:00")).toBe(7 * 60);
    expect(shift("2026-10-24 22:00", "2026-10-25 06:00")).toBe(9 * 60);
    expect(shift("2026-06-06 22:00", "2026-06-07 06:00")).toBe(8 * 60);
  });

  it("end a night shift at the midnight of a holiday, and begin none on it", () => {
    const calendar = nights("Europe/Berlin", "2026-05-01");
    expect(businessMinutesBetween(calendar, at("2026-04-30 20:00"), at("2026-05-02 12:00"))).toBe(2 * 60);
    expect(businessMinutesBetween(calendar, at("2026-05-02 12:00"), at("2026-05-03 12:00"))).toBe(8 * 60);
  });

  it("count what two shifts of a day share once", () => {
    const overlapping: BusinessCalendar = {
      ...BERLIN,
      hours: [
        [
          [540, 780],
          [720, 1020],
        ],
        [],
        [],
        [],
        [],
        [],
        [],
      ],
    };
    expect(businessMinutesBetween(overlapping, at("2026-06-01 00:00"), at("2026-06-02 00:00"))).toBe(480);
  });

  it("begin a shift at an hour that is left out when the clock has jumped over it", () => {
    const sunday: BusinessCalendar = { ...BERLIN, hours: [[], [], [], [], [], [], [[150, 240]]] };
    expect(businessMinutesBetween(sunday, at("2026-03-29 00:00"), at("2026-03-30 00:00"))).toBe(60);
    expect(openSpans(sunday, at("2026-03-29 00:00"), at("2026-03-30 00:00"))[0]?.[0]).toBe(at("2026-03-29 03:00"));
  });

  it("are those of the calendar's own zone", () => {
    const [from, to] = [at("2026-06-01 09:00"), at("2026-06-01 17:00")];
    expect(businessMinutesBetween(office("Asia/Kolkata"), from, to)).toBe(270);
    expect(businessMinutesBetween(office("Asia/Tokyo"), from, to)).toBe(60);
  });

  it("are none in a day that a zone leaves out", () => {
    const apia = { ...office("Pacific/Apia"), hours: Array(7).fill(NINE_TO_FIVE) };
    const [from, to] = [at("2011-12-29 00:00", "Pacific/Apia"), at("2012-01-01 00:00", "Pacific/Apia")];
    expect((to - from) / DAY_MS).toBe(2);
    expect(businessMinutesBetween(apia, from, to)).toBe(2 * 480);
  });

  it("are none where the end is not after the beginning, or nobody ever works", () => {
    expect(businessMinutesBetween(BERLIN, at("2026-06-02 12:00"), at("2026-06-01 12:00"))).toBe(0);
    const closed: BusinessCalendar = { ...BERLIN, hours: Array(7).fill([]) };
    expect(businessMinutesBetween(closed, at("2026-06-01 12:00"), at("2026-07-01 12:00"))).toBe(0);
    expect(openSpans(closed, at("2026-06-01 12:00"), at("2026-07-01 12:00"))).toEqual([]);
  });
});

describe("an instant", () => {
  it("is open from the beginning of a shift and no more at its end", () => {
    expect(isOpenAt(BERLIN, at("2026-06-01 09:00"))).toBe(true);
    expect(isOpenAt(BERLIN, at("2026-06-01 17:00"))).toBe(false);
    expect(isOpenAt(nights("Europe/Berlin"), at("2026-06-02 05:59"))).toBe(true);
    expect(isOpenAt(nights("Europe/Berlin", "2026-06-01"), at("2026-06-02 05:59"))).toBe(false);
  });
});

describe("for any calendar and any times", () => {
  const zone = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC");
  const shift = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .map(([from, length]) => [from, from + length] as const);
  const first = parseIsoDay("2025-12-20") ?? 0;
  const anyCalendar: fc.Arbitrary<BusinessCalendar> = fc.record({
    zone,
    hours: fc.array(fc.array(shift, { maxLength: 3 }), { minLength: 7, maxLength: 7 }),
    holidays: fc.array(fc.integer({ min: first, max: first + 400 }), { maxLength: 40 }).map((days) => new Set(days)),
  });
  const minute = fc.integer({ min: 0, max: 400 * 1440 }).map((minutes) => first * DAY_MS + minutes * 60_000);
  const times = fc.array(minute, { minLength: 3, maxLength: 3 }).map((each) => each.toSorted((a, b) => a - b));

  it("the minutes of two parts are those of the whole, and never more than elapse", () => {
    fc.assert(
      fc.property(anyCalendar, times, (calendar, [a = 0, b = 0, c = 0]) => {
        const between = (from: number, to: number) => businessMinutesBetween(calendar, from, to);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(a, c)).toBeGreaterThanOrEqual(0);
        expect(between(a, c)).toBeLessThanOrEqual((c - a) / 60_000);
      }),
    );
  });

  it("a holiday has none", () => {
    fc.assert(
      fc.property(anyCalendar, (calendar) => {
        for (const day of calendar.holidays)
          expect(businessMinutesBetween(calendar, startOfDay(day, calendar.zone), startOfDay(day + 1, calendar.zone))).toBe(0);
      }),
    );
  });

  it("what is open between two times adds up to the business minutes between them", () => {
    fc.assert(
      fc.property(anyCalendar, minute, fc.integer({ min: 1, max: 40_000 }), (calendar, from, minutes) => {
        const to = from + minutes * 60_000;
        const spans = openSpans(calendar, from, to);
        expect(spans.reduce((sum, [opens, closes]) => sum + (closes - opens) / 60_000, 0)).toBe(businessMinutesBetween(calendar, from, to));
        expect(
          spans.every(([opens, closes], at) => from <= opens && opens < closes && closes <= to && opens >= (spans[at - 1]?.[1] ?? from)),
        ).toBe(true);
      }),
    );
  });

  it("it is open exactly in the minutes that count", () => {
    fc.assert(
      fc.property(anyCalendar, minute, (calendar, from) => {
        expect(businessMinutesBetween(calendar, from, from + 60_000)).toBe(isOpenAt(calendar, from) ? 1 : 0);
      }),
    );
  });
});
