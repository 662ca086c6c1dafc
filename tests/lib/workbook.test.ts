import { readXlsx } from "hucre/xlsx";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LONGEST_TEXT, MOST_ROWS, type Workbook, writeWorkbook } from "@/lib/workbook";
import { workbookFile } from "@/lib/workbook-file";

const AT = Date.UTC(2026, 5, 1, 9, 30);

/** One sheet with a column of each kind. */
function workbook(rows: Workbook["sheets"][number]["rows"]): Workbook {
  const columns = [
    { header: "text", holds: "text", width: 20 },
    { header: "number", holds: "number", width: 10 },
    { header: "day", holds: "day", width: 12 },
  ] as const;
  return { title: "A <title> & more", at: AT, sheets: [{ name: "Recurring issues", columns, rows, isFilterable: true }] };
}

async function readBack(rows: Workbook["sheets"][number]["rows"]) {
  const [sheet] = (await readXlsx(await writeWorkbook(workbook(rows)), { readStyles: true })).sheets;
  return sheet;
}

afterEach(() => vi.useRealTimers());

const HOSTILE = [
  "=cmd|' /C calc'!A0",
  "+1",
  "-2",
  "@SUM(A1)",
  "\tx",
  "\rx",
  "a\r\nb",
  "＝1+1",
  "😀",
  "‮שלום",
  "<script>alert(1)</script>&amp;]]>",
  "#REF!",
  "#N/A",
  " spaces ",
  "_x0041_",
  "\u0000\u0007",
  "'apostrophe",
  "007",
  "1e5",
  "true",
  "2026-01-01",
];

describe("a workbook", () => {
  it("gives every text back as the text it was, and none as a formula, an error or a number", async () => {
    const sheet = await readBack(HOSTILE.map((text) => [text, null, null]));
    expect(sheet?.rows.slice(1).map((row) => row[0])).toEqual(HOSTILE);
    expect([...(sheet?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined || cell.type === "error")).toEqual([]);
  });

  it("holds numbers as numbers and days as dates; a day before spreadsheets can count is a text", async () => {
    const sheet = await readBack([
      ["a", 1.5, 20_454],
      ["b", -3, -26_000],
    ]);
    expect(sheet?.rows.slice(1)).toEqual([
      ["a", 1.5, new Date("2026-01-01T00:00:00Z")],
      ["b", -3, "1898-10-25"],
    ]);
  });

  it("cuts a text that no cell can hold, never through a character", async () => {
    const sheet = await readBack([
      ["x".repeat(40_000), null, null],
      ["😀".repeat(20_000), null, null],
      ["y".repeat(LONGEST_TEXT), null, null],
    ]);
    const [first, second, third] = sheet?.rows.slice(1).map((row) => String(row[0])) ?? [];
    expect(first).toBe(`${"x".repeat(32_766)}…`);
    expect(second).toBe(`${"😀".repeat(16_383)}…`);
    expect(third).toHaveLength(32_767);
  });

  it("keeps its headings in sight, filterable and on every printed page", async () => {
    const read = await readXlsx(await writeWorkbook(workbook([["a", 1, 2]])), { readStyles: true });
    expect(read.sheets[0]).toMatchObject({ freezePane: { rows: 1 }, autoFilter: { range: "A1:C2" } });
    expect(read.sheets[0]?.pageSetup?.printTitlesRow).toBe("$1:$1");
    expect(read.sheets[0]?.cells?.get("0,0")?.style?.font?.bold).toBe(true);
  });

  it("is the same bytes on another day, and in a process of its own", async () => {
    const given = workbook(HOSTILE.map((text, index) => [text, index, index]));
    const bytes = await writeWorkbook(given);
    expect(Buffer.from(await workbookFile(given, { most: 0 })).equals(bytes)).toBe(true);
    vi.useFakeTimers({ now: AT + 400 * 86_400_000, toFake: ["Date"] });
    expect(Buffer.from(await writeWorkbook(given)).equals(bytes)).toBe(true);
  });

  it("refuses more rows than a sheet can hold, and says what to do", async () => {
    const rows = new Array<[]>(MOST_ROWS).fill([]);
    await expect(workbookFile(workbook(rows))).rejects.toThrow(
      "a sheet holds at most 1048575 rows, and this has 1048576; narrow the filters, or use format=csv",
    );
  });
});
