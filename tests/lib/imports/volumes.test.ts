import { readFile } from "node:fs/promises";
import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { channel, contactVolume, importJob, interaction, source, team } from "@/db/schema";
import { freshRecord } from "@/tests/support/record";
import { csvOf, importText } from "../../support/import-arrange";

const HEADER = ["Date", "Queue", "Channel", "Calls handled"];
const ROWS = [
  ["2024-03-04", "North desk", "Phone", "1,204"],
  ["2024-03-04", "North desk", "Chat", "310"],
  ["2024-03-04", "South desk", "Phone", "88"],
  ["2024-03-05", "", "", "1650"],
];

async function kept({ db }: RecordStore) {
  return db
    .select({ day: contactVolume.day, team: team.name, channel: channel.name, contacts: contactVolume.contacts })
    .from(contactVolume)
    .leftJoin(team, eq(team.id, contactVolume.teamId))
    .leftJoin(channel, eq(channel.id, contactVolume.channelId))
    .orderBy(asc(contactVolume.id));
}

test("a table of days and contacts is recognised, and its rows are contact volumes", async () => {
  const record = await freshRecord();
  const report = await importText(record, csvOf(HEADER, ROWS));
  expect(report).toMatchObject({ mapping: "contact-volumes", source: "contact-volumes", rows: 4, accepted: 4, created: 4, rejected: 0 });
  expect(report).toMatchObject({ interactions: 0, warnings: [] });
  // 2024-03-04 is the 19,786th day since 1970.
  expect(await kept(record)).toEqual([
    { day: 19_786, team: "North desk", channel: "Phone", contacts: 1204 },
    { day: 19_786, team: "North desk", channel: "Chat", contacts: 310 },
    { day: 19_786, team: "South desk", channel: "Phone", contacts: 88 },
    { day: 19_787, team: null, channel: null, contacts: 1650 },
  ]);
  expect(await record.db.$count(interaction)).toBe(0);
  const [row] = await record.db.select().from(contactVolume);
  expect(row?.importId).toBe(report.importId);
});

test("the same file again changes nothing, and what it states anew replaces what it stated", async () => {
  const record = await freshRecord();
  await importText(record, csvOf(HEADER, ROWS));
  const unchanged = { created: 0, changed: 0, unchanged: 4 };
  expect(await importText(record, csvOf(HEADER, ROWS), { dryRun: true })).toMatchObject(unchanged);
  expect(await importText(record, csvOf(HEADER, ROWS))).toMatchObject(unchanged);
  const corrected = csvOf(HEADER, [...ROWS.slice(0, 3), ["2024-03-05", "", "", "1651"], ["2024-03-06", "north DESK", "", "7"]]);
  const changed = { created: 1, changed: 1, unchanged: 3 };
  expect(await importText(record, corrected, { dryRun: true })).toMatchObject(changed);
  expect(await importText(record, corrected)).toMatchObject(changed);
  expect((await kept(record)).slice(3)).toEqual([
    { day: 19_787, team: null, channel: null, contacts: 1651 },
    { day: 19_788, team: "North desk", channel: null, contacts: 7 },
  ]);
});

test("another source states volumes of its own", async () => {
  const record = await freshRecord();
  await importText(record, csvOf(HEADER, ROWS));
  expect(await importText(record, csvOf(HEADER, ROWS), { source: "Phone system" })).toMatchObject({ source: "phone-system", created: 4 });
  expect((await record.db.select().from(source)).map(({ code }) => code)).toEqual(["contact-volumes", "phone-system"]);
});

test("rows that cannot be taken come back with line and reason, and go in once mended", async () => {
  const record = await freshRecord();
  const report = await importText(
    record,
    csvOf(HEADER, [
      ["2024-03-04", "North desk", "Phone", "12.5"],
      ["someday", "North desk", "Phone", "12"],
      ["2024-03-04", "North desk", "", ""],
      ["2024-03-05", "North desk", "Phone", "12"],
      ["2024-03-05", "North Desk", "phone", "13"],
      ["2024-03-05", "North desk", "Phone", "-4"],
    ]),
  );
  expect(report).toMatchObject({ rows: 6, accepted: 1, created: 1, rejected: 5 });
  const file = await readFile(report.rejectedFile ?? "", "utf8");
  expect(file.split("\r\n").slice(1, 6)).toEqual([
    expect.stringMatching(/^2024-03-04,North desk,Phone,12\.5,2,Calls handled must be a whole number of contacts/),
    expect.stringMatching(/^someday,North desk,Phone,12,3,Date is no date/),
    expect.stringMatching(/^2024-03-04,North desk,,,4,Calls handled says no number of contacts/),
    expect.stringMatching(/^2024-03-05,North Desk,phone,13,6,"Line 5 states the volume of the same day/),
    expect.stringMatching(/,7,Calls handled must be a whole number/),
  ]);
  const mended = csvOf([...HEADER, "line", "reason"], [["2024-03-04", "North desk", "Phone", "12", "2", "mended"]]);
  expect(await importText(record, mended)).toMatchObject({ mapping: "contact-volumes", created: 1, rejected: 0 });
});

test("a wide table, and one of single calls, is something else", async () => {
  const record = await freshRecord();
  const calls = csvOf(["Call Id", "Agent", "Date", "Answered (Y/N)", "Calls"], [["1", "Diane", "2024-03-04", "Y", "1"]]);
  expect(await importText(record, calls)).toMatchObject({ mapping: "call-log" });
  const wide = csvOf(["Date", "Calls", "a", "b", "c", "d", "e", "f", "g"], [["2024-03-04", "1", "", "", "", "", "", "", ""]]);
  await expect(importText(record, wide)).rejects.toThrow(/No known kind of file/);
});

test("many volumes are written in short transactions, and their job counts them", async () => {
  const record = await freshRecord();
  const rows = Array.from({ length: 3_000 }, (_, n) => [`2024-0${1 + (n % 9)}-${10 + (n % 19)}`, `Team ${n}`, "", String(n)]);
  const report = await importText(record, csvOf(HEADER, rows));
  expect(report).toMatchObject({ rows: 3_000, created: 3_000 });
  const [job] = await record.db.select().from(importJob);
  expect([job?.rowsDone, job?.accepted, job?.created]).toEqual([3_000, 3_000, 3_000]);
});
