import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { count, eq } from "drizzle-orm";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { importJob, interaction } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { uploadAndImport } from "@/lib/imports/import-requests";
import { getImport } from "@/lib/imports/list-imports";
import { meaningOf, numberText } from "@/lib/imports/unpacking/cell-text";
import { freshRecord } from "@/tests/support/record";
import { csvOf, importText } from "../../support/import-arrange";
import { unpacked } from "../../support/unpacked";
import { sheetRow, workbookParts, zipOf } from "../../support/zip-bytes";

describe("the numbers of a cell", () => {
  test.each([
    ["42059", 14, undefined, "2015-02-24"],
    ["42059.4832407407", 22, undefined, "2015-02-24 11:35"],
    ["42059.4832407407", 164, "yyyy\\-mm\\-dd hh:mm:ss", "2015-02-24 11:35:52"],
    ["0.384004629629", 21, undefined, "09:12:58"],
    ["1.5", 46, undefined, "36:00:00"],
    ["42059", 164, "[$-409]d\\-mmm\\-yy;@", "2015-02-24"],
    ["42059", 164, '"day "0.00', "42059"],
    ["570306133677760513", 0, undefined, "570306133677760513"],
    ["5.70306E+17", 0, undefined, "5.70306E+17"],
    ["0.10000000000000001", 2, undefined, "0.1"],
    ["1.6550925925925926E-3", 0, undefined, "0.0016550925925925926"],
  ])("%s in format %i %s means %s", (written, id, code, meant) => {
    expect(numberText(written, meaningOf(id, code), false)).toBe(meant);
  });

  test("count days from 1904 where the workbook says so", () => {
    expect(numberText("40597", "date", true)).toBe("2015-02-24");
  });
});

describe("the rows of a sheet", () => {
  test("leave out what is empty, and are numbered as the sheet numbers them", async () => {
    const sheet = `${sheetRow(1, ["id", "team"])}<row r="2"><c r="B2" t="b"><v>1</v></c></row><row r="3"/>${sheetRow(5, ["5", "x &amp; _x000A_y"])}`;
    expect((await unpacked(zipOf(workbookParts(sheet)))).rows).toEqual([
      [1, ["id", "team"]],
      [2, ["", "TRUE"]],
      [5, ["5", "x & \ny"]],
    ]);
  });

  test("take shared texts with their runs, without reading aids", async () => {
    const texts =
      "<sst><si><t>id</t></si><si><r><t>東</t></r><r><t xml:space='preserve'> 京</t></r><rPh sb='0' eb='1'><t>とう</t></rPh></si></sst>";
    const sheet = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
    expect((await unpacked(zipOf(workbookParts(sheet, { "xl/sharedStrings.xml": texts })))).rows).toEqual([[1, ["id", "東 京"]]]);
  });

  test("come from the first visible sheet, or from the one that is named", async () => {
    const sheets = ["Lists", "March", "April"].map((name) => ({ name, rows: [[`of ${name}`]], hidden: name === "Lists" }));
    const workbook = await writeXlsx({ sheets });
    expect(await unpacked(workbook)).toMatchObject({ sheet: "March", rows: [[1, ["of March"]]] });
    expect(await unpacked(workbook, { sheet: "april" })).toMatchObject({ sheet: "April", rows: [[1, ["of April"]]] });
    await expect(unpacked(workbook, { sheet: "May" })).rejects.toThrow('no sheet "May"; it has "Lists", "March", "April".');
  });
});

/** A process is started for each file that is unpacked, which takes a second, and many on a busy machine. */
const inAProcess = { timeout: 120_000 };

const HEADER = ["external_id", "contacted_at", "closed_at", "is_difficult", "team", "severity", "Invoice date"];

test("the CSV and the XLSX of one export give the same rows, without and with ids", inAProcess, async () => {
  const day = (text: string) => new Date(`${text}Z`);
  const xlsx = await writeXlsx({
    sheets: [
      {
        name: "Export",
        columns: ["0", "m/d/yyyy h:mm", "m/d/yyyy", "General", "@", "0.00", "m/d/yyyy"].map((numFmt) => ({ numFmt })),
        rows: [
          HEADER,
          [1042, day("2024-03-18T09:05:00"), day("2024-03-19T00:00:00"), true, "Billing", 2, day("2024-02-29T00:00:00")],
          [1043, "3/20/2024 17:40", null, false, "  Billing ", 3, null],
          [null, "", null, null, null, null, null],
        ],
      },
    ],
  });
  const csv = csvOf(HEADER, [
    ["1042", "3/18/2024 9:05", "3/19/2024", "TRUE", "Billing", "2.00", "2/29/2024"],
    ["1043", "3/20/2024 17:40", "", "FALSE", "  Billing ", "3.00", ""],
    ["", "", "", "", "", "", ""],
  ]);
  const record = await freshRecord();
  expect(await importText(record, csv)).toMatchObject({ rows: 2, created: 2, rejected: 0 });
  expect(await importText(record, Buffer.from(xlsx))).toMatchObject({ rows: 2, unchanged: 2, created: 0, rejected: 0 });
  const [row] = await record.db.select().from(interaction).where(eq(interaction.externalId, "1042"));
  expect(row).toMatchObject({ contactedAt: Date.UTC(2024, 2, 18, 9, 5), severity: 2, isDifficult: true });
});

test(
  "an uploaded workbook keeps its sheet in its job, is imported by a process of its own, and leaves nothing behind",
  inAProcess,
  async () => {
    const record = await freshRecord();
    const rows = [
      ["external_id", "contacted_at"],
      ["A-1", "2024-03-04"],
      ["A-2", "the day before"],
    ];
    const workbook = await writeXlsx({
      sheets: [
        { name: "Notes", rows: [["nothing"]] },
        { name: "März", rows },
      ],
    });
    const headers = new Headers({ "x-file-name": "log.xlsx", "x-import-sheet": encodeURIComponent("März") });
    const id = await uploadAndImport(record, commandActor(), { headers, body: new Blob([Buffer.from(workbook)]).stream() });
    for (;;) {
      const job = await getImport(record, commandActor(), id);
      if (job.state !== "queued" && job.state !== "running" && (await readdir(join(record.dataDir, "uploads"))).length === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const job = await getImport(record, commandActor(), id);
    expect(job).toMatchObject({ state: "done", sheet: "März", rows: 2, accepted: 1, rejected: 1, fileBytes: workbook.length });
    expect(job.warnings?.map(({ code, message }) => [code, message])).toEqual([
      ["other_sheets", 'The sheet "März" was read; the workbook also has "Notes". Name another one to import it.'],
    ]);
  },
);

test("a workbook whose first sheet is of no known kind says which sheet that was, and which others there are", inAProcess, async () => {
  const record = await freshRecord();
  const workbook = await writeXlsx({ sheets: ["Cover", "Data"].map((name) => ({ name, rows: [["colour"], ["red"]] })) });
  await expect(importText(record, Buffer.from(workbook))).rejects.toThrow(
    /"colour".*The sheet "Cover" was read; the workbook also has "Data"/,
  );
  expect(await record.db.select({ n: count() }).from(importJob)).toEqual([{ n: 0 }]);
});

test("an archive of one file is read as that file, with what packing programs add left aside", inAProcess, async () => {
  const csv = "external_id,contacted_at\nA-1,2024-03-04\n";
  const folder = zipOf([
    { name: "export/march.csv", content: csv },
    { name: "__MACOSX/export/._march.csv", content: "x" },
  ]);
  expect(await unpacked(folder)).toMatchObject({ form: "text", text: csv });
  const inner = await unpacked(zipOf([{ name: "a.bin", content: '[{"a":1}]' }]));
  expect(inner).toMatchObject({
    form: "prepared",
    rows: [
      [0, ["a"]],
      [1, ["1"]],
    ],
  });
  const book = zipOf(workbookParts(sheetRow(1, ["id"])));
  expect(await unpacked(zipOf([{ name: "book.xlsx", content: book }]))).toMatchObject({ sheet: "Tickets", rows: [[1, ["id"]]] });
  const record = await freshRecord();
  expect(await importText(record, folder)).toMatchObject({ source: "own", rows: 1, accepted: 1 });
  expect(await importText(record, folder, { dryRun: true })).toMatchObject({ rows: 1, unchanged: 1 });
});
