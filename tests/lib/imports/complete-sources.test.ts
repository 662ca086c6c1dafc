import { expect, test } from "vitest";
import { source } from "@/db/schema";
import { allMappings } from "@/lib/imports/mappings/index";
import { freshRecord } from "@/tests/support/record";
import { csvOf, importText } from "../../support/import-arrange";

const CALLS = csvOf(
  ["Call Id", "Agent", "Date", "Time", "Topic", "Answered (Y/N)", "Resolved", "Satisfaction rating"],
  [["ID0001", "Mara", "2024-03-04", "09:12:58", "Billing", "Y", "Y", "3"]],
);

test("a source is complete when its files are so by their nature, and stays what it was made", async () => {
  const record = await freshRecord();
  await importText(record, CALLS);
  await importText(record, csvOf(["id", "created_at", "status", "subject"], [["1", "2024-03-04", "open", "Late"]]));
  const made = await record.db.select({ code: source.code, isComplete: source.isComplete }).from(source);
  expect(made.sort((a, b) => (a.code < b.code ? -1 : 1))).toEqual(
    expect.arrayContaining([
      { code: "call-log", isComplete: true },
      { code: "help-desk", isComplete: false },
    ]),
  );
  await record.tx((db) => db.update(source).set({ isComplete: false }));
  await importText(record, CALLS);
  expect((await record.db.select({ isComplete: source.isComplete }).from(source)).some(({ isComplete }) => isComplete)).toBe(false);
});

test("only the log of a call centre is complete by its nature", () => {
  expect(allMappings.filter((mapping) => mapping.source.isComplete).map(({ code }) => code)).toEqual(["call-log"]);
});
