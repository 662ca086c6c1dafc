import { createHash } from "node:crypto";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readCsvRows } from "@/lib/imports/csv-rows";
import { examineFile } from "@/lib/imports/examine-file";
import { importLimits } from "@/lib/imports/limits";
import { fileOf } from "../../support/import-arrange";

const limits = importLimits({});

async function readAs(content: Buffer, cellCharacters = 1000) {
  const path = await fileOf(content);
  const { encoding, brokenBytes } = await examineFile(path, limits);
  const rows: string[][] = [];
  for await (const piece of readCsvRows(path, { encoding, delimiter: ";" }, { cellCharacters }))
    rows.push(...piece.rows.map((row) => row.cells));
  return { encoding, brokenBytes, rows };
}

describe("the encoding of a file", () => {
  const text = "Größe;“Ünïcode” – naïve\r\nfür;10 €\r\n";
  const rows = [
    ["Größe", "“Ünïcode” – naïve"],
    ["für", "10 €"],
  ];

  test.each([
    ["utf-8", iconv.encode(text, "utf-8"), "utf-8"],
    ["utf-8 with a mark", iconv.encode(text, "utf-8", { addBOM: true }), "utf-8"],
    ["UTF-16 LE with a mark", iconv.encode(text, "utf-16le", { addBOM: true }), "utf-16le"],
    ["UTF-16 BE with a mark", iconv.encode(text, "utf-16be", { addBOM: true }), "utf-16be"],
    ["UTF-16 LE without a mark", iconv.encode(text, "utf-16le"), "utf-16le"],
    ["UTF-16 BE without a mark", iconv.encode(text, "utf-16be"), "utf-16be"],
    ["windows-1252", iconv.encode(text, "windows-1252"), "windows-1252"],
  ])("%s is recognised and read", async (_, bytes, encoding) => {
    expect(await readAs(bytes)).toEqual({ encoding, brokenBytes: 0, rows });
  });

  test("without the letters that only windows-1252 has, it is ISO-8859-1", async () => {
    const read = await readAs(iconv.encode("Größe;naïve\r\n", "iso-8859-1"));
    expect(read).toEqual({ encoding: "iso-8859-1", brokenBytes: 0, rows: [["Größe", "naïve"]] });
  });

  test("stays UTF-8 when a few bytes are broken, which are counted and replaced", async () => {
    const bytes = Buffer.concat([Buffer.from("Größe;für;naïve\nab"), Buffer.from([0xff]), Buffer.from("c;d;e\n")]);
    expect(await readAs(bytes)).toEqual({
      encoding: "utf-8",
      brokenBytes: 1,
      rows: [
        ["Größe", "für", "naïve"],
        ["ab\ufffdc", "d", "e"],
      ],
    });
  });

  test("is found although a letter is cut by the border of two pieces", async () => {
    const long = `${"a".repeat(262_143)}ä;b\n`;
    const { encoding, rows: found } = await readAs(Buffer.from(long), 1_000_000);
    expect([encoding, found[0]?.[0]?.endsWith("aä")]).toEqual(["utf-8", true]);
  });
});

describe("what is no CSV", () => {
  test.each([
    ["an empty file", Buffer.alloc(0), /empty/],
    ["an old Excel file", Buffer.from("d0cf11e0a1b11ae1", "hex"), /old Excel file.*Save its table as CSV or XLSX/],
    ["a PDF", Buffer.from("%PDF-1.7"), /PDF/],
    ["a compressed file", Buffer.from([0x1f, 0x8b, 8]), /compressed/],
  ])("%s is refused with a sentence", async (_, content, message) => {
    await expect(examineFile(await fileOf(content), limits)).rejects.toThrow(message);
  });

  test("a file above the limit is refused, one at the limit is not", async () => {
    const path = await fileOf("a,b\n1,2\n");
    await expect(examineFile(path, { ...limits, fileBytes: 7 })).rejects.toMatchObject({ status: 413, code: "too_large" });
    expect((await examineFile(path, { ...limits, fileBytes: 8 })).bytes).toBe(8);
  });
});

test("a file is known by the SHA-256 of its bytes", async () => {
  const content = "a,b\n1,2\n";
  const { digest } = await examineFile(await fileOf(content), limits);
  expect(digest).toBe(createHash("sha256").update(content).digest("hex"));
});
