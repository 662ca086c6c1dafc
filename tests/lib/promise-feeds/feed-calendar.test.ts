import { expect, test } from "vitest";
import { parseIsoDay } from "@/lib/dates";
import { type FeedPromise, feedCalendar } from "@/lib/promise-feeds/feed-calendar";

const PLACE = { mark: "0123456789ab", origin: "https://debrief.example.com" };
const promise = (values: Partial<FeedPromise> = {}): FeedPromise => ({
  id: 7,
  interactionId: 42,
  kind: "Callback",
  externalId: "DE-1042",
  team: "Billing",
  madeAt: Date.UTC(2026, 5, 1, 9),
  dueAt: Date.UTC(2026, 5, 3, 14, 30),
  dueDay: null,
  timesMoved: 0,
  ...values,
});
const linesOf = (text: string) => text.replace(/\r\n[ \t]/g, "").split("\r\n");

test("a promise is an event at the hour it is due, under an id that stays", () => {
  const lines = linesOf(feedCalendar([promise({ timesMoved: 2 })], PLACE));
  expect(lines).toEqual(
    expect.arrayContaining([
      "BEGIN:VCALENDAR",
      "METHOD:PUBLISH",
      "UID:promise-7-0123456789ab@debrief",
      "SEQUENCE:2",
      "DTSTAMP:20260601T090000Z",
      "DTSTART:20260603T143000Z",
      "DTEND:20260603T144500Z",
      "SUMMARY:Callback · DE-1042 · Billing",
      "URL;VALUE=URI:https://debrief.example.com/interactions/42",
      "END:VCALENDAR",
    ]),
  );
});

test("where only the day is known it is that day in every zone", () => {
  const lines = linesOf(feedCalendar([promise({ dueDay: parseIsoDay("2026-06-03") })], PLACE));
  expect(lines).toContain("DTSTART;VALUE=DATE:20260603");
  expect(lines.some((line) => line.startsWith("DTEND"))).toBe(false);
});

test("the same promises are the same bytes, and none is a calendar too", () => {
  expect(feedCalendar([promise()], PLACE)).toBe(feedCalendar([promise()], PLACE));
  expect(linesOf(feedCalendar([], PLACE))).toEqual(expect.arrayContaining(["BEGIN:VCALENDAR", "END:VCALENDAR"]));
});

test("no text breaks out of its line: hostile ones are escaped and folded", () => {
  const hostile = [
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged",
    'a;b,c\\d:"e"',
    "\u202egnp.exe\u0000\u0007",
    "<script>alert(1)</script>",
    "👩‍👩‍👧".repeat(60),
    "ж".repeat(300),
    "=HYPERLINK(1)\u2028ATTENDEE:mailto:x@example.com",
  ];
  for (const externalId of hostile) {
    const text = feedCalendar([promise({ externalId, team: externalId })], PLACE);
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(text.match(/^(SUMMARY|ATTENDEE)/gm)).toEqual(["SUMMARY"]);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(/[\p{Cc}\u202a-\u202e]/u.test(text.replaceAll("\r\n", ""))).toBe(false);
  }
  const [escaped] = linesOf(feedCalendar([promise({ externalId: "a;b,c\\d", team: null })], PLACE)).filter((line) =>
    line.startsWith("SUMMARY"),
  );
  expect(escaped).toBe("SUMMARY:Callback · a\\;b\\,c\\\\d");
});
