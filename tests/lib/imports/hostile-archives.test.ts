import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importJob } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { BadImportError } from "@/lib/errors";
import { uploadAndImport } from "@/lib/imports/import-requests";
import { importLimits } from "@/lib/imports/limits";
import { unpack } from "@/lib/imports/unpacking/unpack";
import { freshRecord } from "@/tests/support/record";
import { fileOf } from "../../support/import-arrange";
import { unpacked } from "../../support/unpacked";
import { sheetRow, workbookParts, zipOf } from "../../support/zip-bytes";

/** From trust.md: rejected in at most 5 s. */
const MOST_MS = 5_000;

const zeros = (mib: number) => Buffer.alloc(mib * 1024 * 1024, "0");
const archive = zipOf([{ name: "a.csv", content: "a,b\n1,2\n" }]);
const texts = (content: string) => zipOf(workbookParts(sheetRow(1, ["id"]), { "xl/sharedStrings.xml": content }));
const workbook = (replaced: Record<string, string>) => zipOf(workbookParts(sheetRow(1, ["id"]), replaced));
const sheet = (xml: string) => zipOf(workbookParts("", { "xl/worksheets/sheet1.xml": xml }));
const manySheets = `<workbook xmlns:r="r"><sheets>${'<sheet name="S" sheetId="1" r:id="rId1"/>'.repeat(400_000)}</sheets></workbook>`;
const entities = `<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">${Array.from("bcdefghij", (name, at) => `<!ENTITY ${name} "${`&${"abcdefghij"[at]};`.repeat(10)}">`).join("")}]><sst><si><t>&j;</t></si></sst>`;
/** One long text, named by very many cells. */
const repeated = zipOf(
  workbookParts(
    `<row r="1">${'<c t="s"><v>0</v></c>'.repeat(400)}</row>`
      .repeat(1)
      .concat(Array.from({ length: 3_000 }, (_, at) => `<row r="${at + 2}">${'<c t="s"><v>0</v></c>'.repeat(20)}</row>`).join("")),
    { "xl/sharedStrings.xml": `<sst><si><t>${"long ".repeat(6_000)}</t></si></sst>` },
  ),
);

describe("a hostile file is refused with a sentence, at once", () => {
  test.each<[name: string, bytes: () => Buffer, message: RegExp]>([
    [
      "a zip that unpacks to a hundred times more than it may",
      () => zipOf([{ name: "a.csv", content: zeros(64) }]),
      /more than 200 times its size/,
    ],
    [
      "a zip that says it is larger than it may be",
      () => zipOf([{ name: "a.csv", content: "a", claimedSize: 4_000_000_000 }]),
      /more than 1024 MiB/,
    ],
    ["a zip whose size is a lie", () => zipOf([{ name: "a.csv", content: zeros(2), claimedSize: 10 }]), /damaged/],
    ["a zip in a zip, as a quine is", () => zipOf([{ name: "r.zip", content: archive }]), /holds another archive/],
    [
      "a zip of several files",
      () =>
        zipOf([
          { name: "a.csv", content: "a" },
          { name: "b.csv", content: "b" },
        ]),
      /holds 2 files/,
    ],
    ["a zip of very many files", () => zipOf([{ name: "a.csv", content: "a" }], 60_000), /holds 60,000 files/],
    ["a zip of nothing", () => zipOf([]), /holds no file/],
    ["a zip that leads out of its folder", () => zipOf([{ name: "../../etc/a.csv", content: "a" }]), /damaged/],
    ["a workbook with hundreds of thousands of sheets", () => workbook({ "xl/workbook.xml": manySheets }), /more than 5,000 sheets/],
    ["a workbook with an entity bomb", () => texts(entities), /declares entities/],
    [
      "a workbook whose texts are a bomb",
      () => texts(`<sst>${"<si><t>0</t></si>".repeat(1_200_000)}</sst>`),
      /more than 200 times its size/,
    ],
    ["a workbook whose cells repeat one long text", () => repeated, /more than 200 times its size/],
    [
      "a workbook with a cell at the end of the world",
      () => sheet('<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'),
      /column 16384; at most 500/,
    ],
    ["a workbook with a tag without end", () => sheet(`<worksheet ${"a".repeat(900_000)}`), /damaged/],
    ["a workbook nested without end", () => sheet("<row>".repeat(500_000)), /damaged/],
    ["a workbook that ends in the middle", () => sheet("<worksheet><sheetData><row r='1'><c><v>1"), /damaged/],
    [
      "a workbook whose rows run backwards",
      () => sheet(`<worksheet><sheetData>${sheetRow(2, ["a"])}${sheetRow(1, ["b"])}</sheetData></worksheet>`),
      /damaged/,
    ],
    ["a workbook without a sheet", () => workbook({ "xl/workbook.xml": "<workbook/>" }), /no sheet/],
    ["JSON nested without end", () => Buffer.from(`[{"a":${"[".repeat(1_000_000)}`), /no list of objects/],
  ])("%s", { timeout: 20_000 }, async (_, bytes, message) => {
    const content = bytes();
    const begun = performance.now();
    const refusal = await unpacked(content).catch((error: unknown) => error);
    expect(performance.now() - begun).toBeLessThan(MOST_MS);
    expect(refusal).toBeInstanceOf(BadImportError);
    expect(String(refusal)).toMatch(message);
  });
});

describe("the process that unpacks", () => {
  test("refuses a bomb for the server, which answers meanwhile, and keeps nothing", { timeout: 120_000 }, async () => {
    const record = await freshRecord();
    const body = new Blob([new Uint8Array(zipOf([{ name: "a.csv", content: zeros(64) }]))]).stream();
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 10);
      last = performance.now();
    }, 10);
    const refusal = uploadAndImport(record, commandActor(), { headers: new Headers(), body });
    await expect(refusal).rejects.toMatchObject({ code: "unpacks_too_far", status: 400 });
    clearInterval(watch);
    expect(longest).toBeLessThan(1_000);
    expect(await readdir(join(record.dataDir, "uploads"))).toEqual([]);
    expect(await record.db.select().from(importJob)).toEqual([]);
  });

  test("is ended when it takes too long, and leaves nothing", { timeout: 120_000 }, async () => {
    const path = await fileOf(archive, "file");
    const limits = { ...importLimits({}), unpackSeconds: 0.05 };
    await expect(unpack(path, `${path}.rows`, { limits })).rejects.toThrow("took longer than 0.05 seconds");
    expect(await readdir(join(path, ".."))).toEqual(["file"]);
  });

  test("is ended when it needs too much memory", { timeout: 120_000 }, async () => {
    const path = await fileOf(archive, "file");
    await expect(unpack(path, `${path}.rows`, { limits: { ...importLimits({}), heapMib: 4 } })).rejects.toThrow("needs more memory");
  });
});
