import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import type { RecordStore } from "@/db/client";
import { importJob, interaction, savedMapping, source, team } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { clearDrafts, DRAFT_KEPT_MS } from "@/lib/imports/clear-drafts";
import { type DraftView, viewDraft } from "@/lib/imports/draft-view";
import { changeReading, commitDraft, createDraft, discardDraft } from "@/lib/imports/drafts";
import { importLimits } from "@/lib/imports/limits";
import type { Reading } from "@/lib/imports/reading";
import { resumeImports } from "@/lib/imports/start-import";
import { keepCopy } from "@/lib/imports/uploads";
import { CFPB_HEADER, complaint, csvOf, fileOf, importText } from "@/tests/support/import-arrange";
import { freshRecord } from "@/tests/support/record";

const actor = commandActor();

async function draftOf(record: RecordStore, content: string | Buffer, fileName = "file.csv"): Promise<number> {
  const { path } = await keepCopy(record.dataDir, await fileOf(content), importLimits());
  return createDraft(record, actor, { uploadPath: path, fileName });
}

async function read(record: RecordStore, id: number, reading: Reading): Promise<DraftView> {
  await changeReading(record, actor, id, reading);
  return viewDraft(record, actor, id);
}

async function commit(record: RecordStore, id: number, saveAs?: string) {
  await commitDraft(record, actor, id, saveAs);
  return vi.waitFor(
    async () => {
      const [job] = await record.db.select().from(importJob).where(eq(importJob.id, id));
      if (!job || ["queued", "running"].includes(job.state)) throw new Error("it still runs");
      return job;
    },
    { timeout: 15_000, interval: 100 },
  );
}

const uploads = async (record: RecordStore) => (await readdir(join(record.dataDir, "uploads"))).filter((name) => name.endsWith(".file"));
const twoComplaints = csvOf(CFPB_HEADER, [complaint(), complaint({ "Complaint ID": "2", "Timely response?": "No" })]);

describe("a draft of a known kind of file", () => {
  test("says what would come in, and writes nothing but itself", async () => {
    const record = await freshRecord();
    const view = await viewDraft(record, actor, await draftOf(record, twoComplaints));
    expect(view).toMatchObject({
      recognised: "cfpb",
      isOwn: false,
      missing: null,
      layout: { encoding: "utf-8", delimiter: ",", headerLine: 1 },
      source: { code: "cfpb", zone: "America/New_York", isKnown: false },
      difficult: [{ rows: "all" }],
      whole: { state: "done", preview: { rows: 2, created: 2, changed: 0, unchanged: 0, rejected: 0, question: null } },
    });
    expect(view.first.first[0]).toMatchObject({
      fate: "created",
      isDifficult: true,
      shown: { contactedAt: "18 Mar 2019", productId: "Mortgage", cause: "Trouble during payment process" },
    });
    expect(view.columns.find(({ name }) => name === "Issue")).toMatchObject({ said: null, uses: ["summary", "cause"] });
    for (const table of [interaction, source, team]) expect(await record.db.select().from(table)).toEqual([]);
  });

  test("comes in whole when it is committed, and its file goes", async () => {
    const record = await freshRecord();
    const id = await draftOf(record, twoComplaints);
    expect(await uploads(record)).toHaveLength(1);
    expect(await commit(record, id)).toMatchObject({ state: "done", created: 2, mapping: null, mappingCode: "cfpb" });
    await vi.waitFor(async () => expect(await uploads(record)).toEqual([]), { timeout: 5_000 });
    await expect(viewDraft(record, actor, id)).rejects.toThrow("is no draft any more: it is done");
  });

  test("counts rows that are here already, changed or not", async () => {
    const record = await freshRecord();
    await importText(record, twoComplaints);
    const changed = csvOf(CFPB_HEADER, [complaint(), complaint({ "Complaint ID": "2" }), complaint({ "Complaint ID": "3" })]);
    const { first } = await viewDraft(record, actor, await draftOf(record, changed));
    expect(first).toMatchObject({ rows: 3, created: 1, changed: 1, unchanged: 1 });
    expect(first.first.map(({ fate }) => fate)).toEqual(["unchanged", "changed", "created"]);
  });

  test("survives a restart, and goes with its file when it is discarded or forgotten", async () => {
    const record = await freshRecord();
    const id = await draftOf(record, twoComplaints);
    await resumeImports(record);
    expect((await viewDraft(record, actor, id)).first.rows).toBe(2);
    await discardDraft(record, actor, id);
    expect([await uploads(record), await record.db.select().from(importJob)]).toEqual([[], []]);
    await draftOf(record, twoComplaints);
    await clearDrafts(record, Date.now() + DRAFT_KEPT_MS - 60_000);
    expect(await uploads(record)).toHaveLength(1);
    await clearDrafts(record, Date.now() + DRAFT_KEPT_MS + 1);
    expect([await uploads(record), await record.db.select().from(importJob)]).toEqual([[], []]);
  });

  test("keeps its file when another import of the same file ends", async () => {
    const record = await freshRecord();
    const id = await draftOf(record, twoComplaints);
    await importText(record, twoComplaints);
    expect((await viewDraft(record, actor, id)).first).toMatchObject({ rows: 2, unchanged: 2 });
  });
});

describe("a file that does not say whether the day comes first", () => {
  const text = csvOf(
    ["external_id", "contacted_at"],
    [
      ["1", "03/04/2024"],
      ["2", "05/06/2024"],
      ["3", "2024-03-04"],
    ],
  );

  test("is asked about with two examples, and read by the answer", async () => {
    const record = await freshRecord();
    const id = await draftOf(record, text);
    const { first } = await viewDraft(record, actor, id);
    // 3 April 2024 is day 19,816 since 1970-01-01, March 4 is 19,786; 5 June is 19,879, May 6 is 19,849.
    expect(first.question).toEqual({
      column: "contacted_at",
      rows: 2,
      examples: [
        { text: "03/04/2024", dmy: 19_816, mdy: 19_786 },
        { text: "05/06/2024", dmy: 19_879, mdy: 19_849 },
      ],
    });
    const answered = await read(record, id, { dates: "dmy" });
    expect(answered.first).toMatchObject({ question: null, rejected: 0, created: 3, warnings: [] });
    expect(await commit(record, id)).toMatchObject({ state: "done", created: 3 });
    const days = await record.db.select({ day: interaction.contactedDay }).from(interaction);
    expect(days.map(({ day }) => day)).toEqual([19_816, 19_879, 19_786]);
  });

  test("is a draft again when it is committed without the answer", async () => {
    const record = await freshRecord();
    const id = await draftOf(record, text);
    expect(await commit(record, id)).toMatchObject({ state: "draft" });
    expect(await record.db.select().from(interaction)).toEqual([]);
  });

  test("is refused by an import that asks nobody, and read with the answer", async () => {
    const record = await freshRecord();
    const refusal =
      'Nothing in the file says whether the day or the month comes first in "contacted_at": 03/04/2024 may be 3 April 2024 or 4 March 2024.';
    await expect(importText(record, text)).rejects.toThrow(refusal);
    await expect(importText(record, text, { dryRun: true })).rejects.toThrow(refusal);
    expect(await record.db.select().from(interaction)).toEqual([]);
    expect(await importText(record, text, { dates: "mdy" })).toMatchObject({ rows: 3, created: 3, rejected: 0, warnings: [] });
  });
});

describe("a file of unknown columns", () => {
  const header = ["Vorgang", "Eingang am", "Kanal", "Kundennr", "Grund", "Zufriedenheit", "Notiz", "Frist bis"];
  const rows = [
    ["V-1", "25.03.2024", "Telefon", "K1", "Lieferung", "1", "Paket kam nie an", "27.03.2024"],
    ["V-2", "26.03.2024", "E-Mail", "K2", "Rechnung", "5", "Danke für die Hilfe", ""],
    ["V-3", "27.03.2024", "Telefon", "K1", "Lieferung", "2", "Wieder zu spät", "28.03.2024"],
  ];
  const text = csvOf(header, rows, ";");

  test("is mapped by the likeness of its names and by what stands in them", async () => {
    const record = await freshRecord();
    const view = await viewDraft(record, actor, await draftOf(record, text, "Beschwerden_2024.csv"));
    expect(view).toMatchObject({ recognised: null, base: { kind: "by-hand" }, layout: { delimiter: ";" }, missing: null });
    expect(view.source).toMatchObject({ code: "beschwerden-2024", name: "Beschwerden 2024" });
    expect(Object.fromEntries(view.columns.map(({ name, guess }) => [name, guess]))).toMatchObject({
      Vorgang: "externalId",
      "Eingang am": "contactedAt",
      Kanal: "channelId",
      Grund: "cause1",
      Notiz: "narrative",
    });
    expect(view.first).toMatchObject({ rows: 3, created: 3, rejected: 0, difficult: 3, commended: 0 });
  });

  test("becomes what is said of its columns and rows, and is remembered for the next one", async () => {
    const record = await freshRecord();
    const id = await draftOf(record, text, "b.csv");
    const { first } = await read(record, id, {
      source: "Beschwerden",
      zone: "Europe/Berlin",
      columns: [
        { column: "Kundennr", becomes: "customer" },
        { column: "Zufriedenheit", becomes: "facet" },
        { column: "Frist bis", becomes: "dueAt" },
      ],
      difficult: [{ rows: "at-most", column: "Zufriedenheit", number: 2 }],
      praise: [{ rows: "at-least", column: "Zufriedenheit", number: 5 }],
    });
    expect(first).toMatchObject({ rows: 3, difficult: 2, commended: 1, rejected: 0 });
    const job = await commit(record, id, "Beschwerden aus dem CRM");
    expect(job).toMatchObject({ state: "done", created: 3, mappingCode: "beschwerden-aus-dem-crm" });
    expect(job.mapping).toMatchObject({ name: "Beschwerden aus dem CRM" });
    expect(await record.db.select({ code: source.code, zone: source.zone }).from(source)).toEqual([
      { code: "beschwerden", zone: "Europe/Berlin" },
    ]);
    expect(await record.db.select({ columns: savedMapping.columns }).from(savedMapping)).toEqual([{ columns: header }]);

    const next = csvOf(header, [["V-4", "02.04.2024", "Telefon", "K9", "Lieferung", "1", "Nichts gehört", ""], ...rows], ";");
    const again = await viewDraft(record, actor, await draftOf(record, next));
    expect(again).toMatchObject({ recognised: "beschwerden-aus-dem-crm", isOwn: false, base: { kind: "saved" } });
    expect(await importText(record, next)).toMatchObject({
      mapping: "beschwerden-aus-dem-crm",
      source: "beschwerden",
      created: 1,
      unchanged: 3,
    });
  });

  test("cannot come in before its date is known, and says so", async () => {
    const record = await freshRecord();
    const id = await draftOf(record, "colour,size\r\nred,3\r\nblue,4\r\n");
    expect((await viewDraft(record, actor, id)).missing).toContain("Say which column is the date");
    await expect(commitDraft(record, actor, id)).rejects.toThrow("Say which column is the date of the contact");
  });

  test.each([
    [
      "two columns for one field",
      {
        columns: [
          { column: "Kanal", becomes: "summary" },
          { column: "Grund", becomes: "summary" },
        ],
      },
      "cannot both become",
    ],
    ["a rule about a column that is not there", { difficult: [{ rows: "present", column: "Laune" }] }, 'no column "Laune"'],
    ["a mapping that needs other columns", { mapping: "cfpb" }, "CFPB consumer complaints would need"],
    ["a mapping that is not there", { mapping: "gone" }, 'no mapping "gone"'],
  ] satisfies [string, Reading, string][])("refuses %s, and stays as it was", async (_, reading, sentence) => {
    const record = await freshRecord();
    const id = await draftOf(record, text);
    await expect(changeReading(record, actor, id, reading)).rejects.toThrow(sentence);
    expect((await viewDraft(record, actor, id)).reading).toEqual({});
  });
});

describe("what a person says about a recognised file", () => {
  test("takes a column out of everything the mapping made of it", async () => {
    const record = await freshRecord();
    const id = await draftOf(record, twoComplaints);
    const view = await read(record, id, {
      columns: [
        { column: "Issue", becomes: "drop" },
        { column: "Company", becomes: "teamId" },
      ],
    });
    expect(view).toMatchObject({ isOwn: true, first: { rows: 2, rejected: 0 } });
    expect(view.first.first[0]).toMatchObject({ shown: { teamId: "EXAMPLE BANK", productId: "Mortgage" } });
    expect(JSON.stringify(view.first.first)).not.toContain("Trouble during payment");
    await commit(record, id);
    expect(await record.db.select({ name: team.name }).from(team)).toEqual([{ name: "EXAMPLE BANK" }]);
  });

  test("never lets a name back into the text, whatever the column of names becomes", async () => {
    const record = await freshRecord();
    const header = ["Ticket ID", "Created at", "Subject", "Status", "Requester", "Description"];
    const text = csvOf(header, [["1", "2024-03-14", "Late", "Open", "Wilhelmina Quast", "Wilhelmina Quast has called again"]]);
    const id = await draftOf(record, text);
    for (const becomes of ["drop", "attribute", "teamId"] as const) {
      const { first } = await read(record, id, { columns: [{ column: "Requester", becomes }] });
      const [row] = first.first;
      expect([becomes, row && "shown" in row ? row.shown.narrative : null]).toEqual([becomes, "[name] has called again"]);
    }
  });

  test("chooses encoding, delimiter and header row", async () => {
    const record = await freshRecord();
    const text = Buffer.from("Report of March;x\nexternal_id;contacted_at;summary\n1;2024-03-04;Gr\u00f6\u00dfe\n", "latin1");
    const id = await draftOf(record, text);
    expect((await viewDraft(record, actor, id)).layout).toMatchObject({ encoding: "iso-8859-1", delimiter: ";", headerLine: 2 });
    const asCyrillic = await read(record, id, { encoding: "utf-8" });
    expect(JSON.stringify(asCyrillic.first.first)).toContain("Gr\ufffd\ufffde");
    const otherHeader = await read(record, id, { mapping: "by-hand", headerLine: 1, delimiter: ";" });
    expect(otherHeader.columns.map(({ name }) => name)).toEqual(["Report of March", "x"]);
  });

  test("reads a category by its new name", async () => {
    const record = await freshRecord();
    const id = await draftOf(record, twoComplaints.replace("Mortgage", "Home loan"));
    const view = await read(record, id, { renamed: [{ column: "Product", from: "Home loan", to: "Mortgage" }] });
    expect(view.first.first.map((row) => ("shown" in row ? row.shown.productId : null))).toEqual(["Mortgage", "Mortgage"]);
  });
});

test("no sample of a column shows an address of mail", async () => {
  const record = await freshRecord();
  const id = await draftOf(record, "when,who\r\n2024-03-14,anna@example.org\r\n2024-03-15,ben@example.org\r\n");
  expect(JSON.stringify((await viewDraft(record, actor, id)).columns)).not.toContain("@example.org");
  const kept = (await readdir(join(record.dataDir, "uploads"))).filter((name) => name.endsWith(".json"));
  for (const name of kept) expect(await readFile(join(record.dataDir, "uploads", name), "utf8")).not.toContain("@example.org");
});
