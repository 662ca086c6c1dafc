import { describe, expect, test } from "vitest";
import { commandActor } from "@/lib/access/actor";
import { importProgress, isUnfinished } from "@/lib/imports/import-progress";
import { importedDays } from "@/lib/imports/imported-days";
import { getImport } from "@/lib/imports/list-imports";
import { csvOf, importText } from "@/tests/support/import-arrange";
import { freshWorkspace } from "@/tests/support/workspace";

describe("how far an import is", () => {
  test("is not known before the file has been looked at", () => {
    expect(importProgress({ rows: null, rowsDone: 0, startedAt: 0 }, 10_000)).toEqual({
      share: null,
      rowsDone: 0,
      rows: null,
      rowsPerSecond: null,
      secondsLeft: null,
    });
  });

  test("is a share of its rows, with the rate so far and what is left at that rate", () => {
    expect(importProgress({ rows: 1000, rowsDone: 250, startedAt: 0 }, 5_000)).toMatchObject({
      share: 0.25,
      rowsPerSecond: 50,
      secondsLeft: 15,
    });
  });

  test("says nothing of a rate in its first half second, and an empty file is done", () => {
    expect(importProgress({ rows: 1000, rowsDone: 250, startedAt: 0 }, 400)).toMatchObject({ rowsPerSecond: null, secondsLeft: null });
    expect(importProgress({ rows: 0, rowsDone: 0, startedAt: 0 }, 5_000).share).toBe(1);
  });

  test("an import that waits or runs is unfinished, one that ended in any way is not", () => {
    expect(["queued", "running", "done", "failed", "cancelled", "undone"].map(isUnfinished)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

test("the days of an import are those of what it made, and of its source when everything was here before", async () => {
  const { record } = await freshWorkspace();
  const file = (days: string[]) =>
    csvOf(
      ["external_id", "contacted_at"],
      days.map((day) => [`I-${day}`, day]),
    );
  const day = (text: string) => Date.parse(text) / 86_400_000;
  const daysOf = async (content: string) => {
    const { importId } = await importText(record, content);
    return importedDays(record, commandActor(), await getImport(record, commandActor(), importId ?? 0));
  };
  expect(await daysOf(file(["2024-02-01", "2024-03-05"]))).toEqual({ firstDay: day("2024-02-01"), lastDay: day("2024-03-05") });
  expect(await daysOf(file(["2024-04-01"]))).toEqual({ firstDay: day("2024-04-01"), lastDay: day("2024-04-01") });
  expect(await daysOf(file(["2024-02-01"]))).toEqual({ firstDay: day("2024-02-01"), lastDay: day("2024-04-01") });
});
