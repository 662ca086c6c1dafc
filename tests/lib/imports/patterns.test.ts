import { eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { customer, importJob } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { viewDraft } from "@/lib/imports/draft-view";
import { changeReading, commitDraft, createDraft } from "@/lib/imports/drafts";
import { importLimits } from "@/lib/imports/limits";
import { keepCopy } from "@/lib/imports/uploads";
import { csvOf, fileOf, IMPORT_DAY, importText } from "@/tests/support/import-arrange";
import { freshRecord } from "@/tests/support/record";

const HEADER = ["external_id", "contacted_at", "customer", "channel", "procedure", "summary"];
const day = (ago: number) => new Date(Date.UTC(2024, 4, 1) - ago * 86_400_000).toISOString().slice(0, 10);
const clock = (at: number) =>
  `${String(8 + (at % 10)).padStart(2, "0")}:${String((at * 7) % 60).padStart(2, "0")}:${String((at * 13) % 60).padStart(2, "0")}`;

interface Made {
  time?: string;
  customer?: string;
  category?: string;
}

const fileWith = (rows: number, make: (at: number) => Made) =>
  csvOf(
    HEADER,
    Array.from({ length: rows }, (_, at) => {
      const { time, customer: who, category } = make(at);
      return [
        `R-${at}`,
        `${day(Math.floor(at / 10))} ${time ?? clock(at)}`,
        who ?? `c-${at}`,
        "phone",
        category ?? "delivery",
        "It was late",
      ];
    }),
  );

async function warningsOf(text: string) {
  const { warnings } = await importText(await freshRecord(), text, { dryRun: true });
  return warnings.filter(({ code }) => ["default_time", "shared_customer", "renamed_category", "shifted_row"].includes(code));
}

describe("a time of day that many rows share", () => {
  test("is said to be a default, not a busy hour", async () => {
    expect(await warningsOf(fileWith(400, (at) => (at % 4 === 0 ? { time: "07:00:00" } : {})))).toEqual([
      {
        code: "default_time",
        message:
          "100 rows stand at exactly 07:00:00, of 400 with a time: a default time, not a busy hour. What is counted by hours says nothing about them.",
        rows: 100,
      },
    ]);
  });

  test.each([
    ["fewer than 200 rows have a time", 199, () => ({ time: "07:00:00" })],
    ["times are rounded to the hour", 400, (at: number) => ({ time: `${String(8 + (at % 10)).padStart(2, "0")}:00:00` })],
    ["fewer than one in twenty share it", 400, (at: number) => (at < 19 ? { time: "07:00:00" } : {})],
  ])("is not said where %s", async (_, rows, make) => {
    expect(await warningsOf(fileWith(rows, make))).toEqual([]);
  });
});

describe("one requester with far more rows than the rest", () => {
  const text = fileWith(1_000, (at) => ({ customer: at % 5 === 0 ? "helpdesk@example.org" : `c-${at % 300}` }));

  test("is said to look like a shared mailbox, and not by name", async () => {
    const [warning, ...others] = await warningsOf(text);
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ code: "shared_customer", rows: 200 });
    expect(warning?.message).toContain("One customer has 200 of 1,000 rows");
    expect(warning?.message).not.toContain("helpdesk");
  });

  test("is left out of who came back when a person says so, from then on", async () => {
    const record = await freshRecord();
    const { path } = await keepCopy(record.dataDir, await fileOf(text), importLimits());
    const id = await createDraft(record, commandActor(), { uploadPath: path, fileName: "m.csv" });
    const { first } = await viewDraft(record, commandActor(), id);
    expect(first.mailboxes).toMatchObject([{ shown: "hel…@example.org", rows: 200, known: 1_000 }]);
    const key = first.mailboxes[0]?.key ?? "";
    await changeReading(record, commandActor(), id, { shared: [key] });
    await commitDraft(record, commandActor(), id);
    await vi.waitFor(async () => expect(await record.db.select({ state: importJob.state }).from(importJob)).toEqual([{ state: "done" }]), {
      timeout: 15_000,
      interval: 100,
    });
    const shared = await record.db.select({ key: customer.key }).from(customer).where(eq(customer.isShared, true));
    expect(shared).toEqual([{ key }]);
  });

  test("is not said of few rows, or where many have as many", async () => {
    expect(await warningsOf(fileWith(300, (at) => ({ customer: at < 49 ? "one" : `c-${at}` })))).toEqual([]);
    expect(await warningsOf(fileWith(1_000, (at) => ({ customer: `c-${at % 12}` })))).toEqual([]);
  });
});

describe("a category that ends where another begins", () => {
  // Day 0 is 1 May 2024; rows come ten a day, the newest first.
  test("is offered to be the same, whether the names are alike or not", async () => {
    const [renamed] = await warningsOf(fileWith(600, (at) => ({ category: at < 300 ? "Parcel delivery" : "Shipping" })));
    expect(renamed).toEqual({
      code: "renamed_category",
      message:
        'In "procedure" "Shipping" is used until 1 April 2024, "Parcel delivery" from 2 April 2024 on: the same under a new name? They are counted apart.',
      rows: 300,
    });
  });

  test.each([
    ["they overlap", (at: number) => ({ category: at < 310 || at % 2 === 0 ? "a word" : "another" })],
    [
      "one of them was never frequent enough to be missed",
      (at: number) => ({ category: at === 299 ? "rarely" : at > 590 ? "seldom" : "usual" }),
    ],
    [
      "weeks lie between them",
      (at: number) => ({ category: at % 2 === 0 ? "usual" : at < 100 ? "newest" : at > 500 ? "oldest" : "usual" }),
    ],
  ])("is not said where %s", async (_, make) => {
    expect((await warningsOf(fileWith(600, make))).filter(({ code }) => code === "renamed_category")).toEqual([]);
  });
});

test("a row of the right width whose cells have slipped by one is said with its line, and rejected where a column is sure", async () => {
  const header = ["external_id", "contacted_at", "closed_at", "severity", "summary", "channel"];
  const rows = Array.from({ length: 60 }, (_, at) => [`R-${at}`, "2024-03-04", "2024-03-05", String(1 + (at % 4)), "It was late", "phone"]);
  rows[40] = ["R-40", "2024-03-04", "", "2024-03-05", "2", "It was late"];
  const text = csvOf(header, rows);
  const [warning] = await warningsOf(text);
  expect(warning).toMatchObject({ code: "shifted_row", rows: 1 });
  expect(warning?.message).toContain("1 row looks slipped by one column (line 42)");
  expect(await importText(await freshRecord(), text, { now: () => IMPORT_DAY })).toMatchObject({ rows: 60, accepted: 59, rejected: 1 });
});
