import { TextDecoder } from "node:util";
import { BadImportError } from "@/lib/errors";
import type { ImportLimits } from "@/lib/imports/limits";
import type { Archive } from "@/lib/imports/unpacking/archive";
import { meaningOf, type NumberMeaning } from "@/lib/imports/unpacking/cell-text";
import { readSheet, type SheetRow } from "@/lib/imports/unpacking/sheet-rows";
import { type Attributes, damagedXml, type XmlEvents, xmlReader } from "@/lib/imports/unpacking/xml-events";

/** A workbook (XLSX), with one of its sheets chosen. */
export interface Workbook {
  sheet: string;
  /** All sheets by name, in the order of their tabs. */
  sheets: string[];
  rows(): AsyncGenerator<SheetRow>;
}

export function isOfficeFile({ files }: Archive): boolean {
  return files.has("[Content_Types].xml");
}

/**
 * Opens the first visible sheet, or the one that is named.
 * @throws BadImportError when it is no workbook, or has no such sheet
 */
export async function openWorkbook(archive: Archive, limits: ImportLimits, wanted: string | undefined): Promise<Workbook> {
  const [root] = (await relationsOf(archive, "_rels/.rels", "")).filter(({ type }) => type === "officeDocument");
  if (!root) throw damagedXml();
  if (!/workbook\.xml$/i.test(root.target)) throw noWorkbook(root.target);
  const { sheets, is1904 } = await readDirectory(archive, root.target);
  const folder = root.target.slice(0, root.target.lastIndexOf("/") + 1);
  const relations = await relationsOf(archive, `${folder}_rels/${root.target.slice(folder.length)}.rels`, folder);
  const worksheets = sheets.filter(({ relation }) => relations.some(({ id, type }) => id === relation && type === "worksheet"));
  const chosen = wanted === undefined ? (worksheets.find(({ isHidden }) => !isHidden) ?? worksheets[0]) : named(worksheets, wanted);
  const names = worksheets.map(({ name }) => name);
  if (!chosen) throw noSuchSheet(wanted, names);
  const path = relations.find(({ id }) => id === chosen.relation)?.target ?? "";
  if (!archive.files.has(path)) throw damagedXml();
  const pathOf = (type: string) => relations.find((each) => each.type === type)?.target ?? "";
  return {
    sheet: chosen.name,
    sheets: names,
    async *rows() {
      const texts = await sharedTexts(archive, pathOf("sharedStrings"), limits);
      const meanings = await numberMeanings(archive, pathOf("styles"));
      yield* readSheet(textPieces(archive, path), { texts, meanings, is1904, limits });
    },
  };
}

interface SheetEntry {
  name: string;
  relation: string;
  isHidden: boolean;
}

/** No workbook has more; their names alone would fill the memory. */
const MOST_SHEETS = 5_000;

async function readDirectory(archive: Archive, path: string): Promise<{ sheets: SheetEntry[]; is1904: boolean }> {
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  await readPart(archive, path, (name, attributes) => {
    if (name === "workbookPr") is1904 = ["1", "true"].includes(attributes().get("date1904") ?? "");
    if (name !== "sheet") return;
    if (sheets.length === MOST_SHEETS) {
      throw new BadImportError(`The workbook has more than ${MOST_SHEETS.toLocaleString("en-US")} sheets.`, undefined, "too_many_sheets");
    }
    const found = attributes();
    const relation = [...found].find(([key]) => key.endsWith(":id"))?.[1];
    if (relation === undefined) return;
    sheets.push({ name: found.get("name") ?? "", relation, isHidden: (found.get("state") ?? "visible") !== "visible" });
  });
  return { sheets, is1904 };
}

interface Relation {
  id: string;
  /** The last part of its type's address, which is the same in both dialects. */
  type: string;
  target: string;
}

async function relationsOf(archive: Archive, path: string, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  await readPart(archive, path, (name, attributes) => {
    if (name !== "Relationship" || relations.length > MOST_SHEETS * 2) return;
    const found = attributes();
    const [target, type] = [found.get("Target") ?? "", found.get("Type") ?? ""];
    relations.push({ id: found.get("Id") ?? "", type: type.slice(type.lastIndexOf("/") + 1), target: resolved(target, folder) });
  });
  return relations;
}

function resolved(target: string, folder: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** Texts that cells name by number. They are all held at once, so they may take half of the memory. */
async function sharedTexts(archive: Archive, path: string, { heapMib }: ImportLimits): Promise<string[]> {
  const texts: string[] = [];
  let [current, taken, isText, isPhonetic] = ["", 0, false, false];
  await readPart(archive, path, {
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") isPhonetic = true;
      isText = name === "t" && !isPhonetic;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      isText = false;
      if (name === "rPh") isPhonetic = false;
      if (name !== "si") return;
      texts.push(current);
      taken += current.length * 2 + 32;
      if (taken > heapMib * 524_288) {
        throw new BadImportError(
          "The texts of the workbook need more memory than an import may use. Save the sheet as CSV and import that, or raise IMPORT_HEAP_MIB.",
          undefined,
          "too_large",
          413,
        );
      }
    },
  });
  return texts;
}

/** What the numbers of a cell mean, by the number of its style. */
async function numberMeanings(archive: Archive, path: string): Promise<NumberMeaning[]> {
  const codes = new Map<number, string>();
  const meanings: NumberMeaning[] = [];
  let isCellFormats = false;
  await readPart(archive, path, (name, attributes) => {
    if (name === "cellXfs" || name === "cellStyleXfs") isCellFormats = name === "cellXfs";
    if (name === "numFmt") codes.set(Number(attributes().get("numFmtId")), attributes().get("formatCode") ?? "");
    if (name !== "xf" || !isCellFormats) return;
    const id = Number(attributes().get("numFmtId") ?? 0);
    meanings.push(meaningOf(id, codes.get(id)));
  });
  return meanings;
}

/** Reads a part of the workbook to its end; one that is not there says nothing. */
async function readPart(
  archive: Archive,
  path: string,
  reader: XmlEvents | ((name: string, attributes: () => Attributes) => void),
): Promise<void> {
  if (!archive.files.has(path)) return;
  const events = typeof reader === "function" ? { open: reader, text: () => undefined, close: () => undefined } : reader;
  const xml = xmlReader(events);
  for await (const text of textPieces(archive, path)) xml.add(text);
  xml.end();
}

async function* textPieces(archive: Archive, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  for await (const piece of archive.pieces(path)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** Names of sheets are the same in any case, as spreadsheet programs see them. */
function named(sheets: SheetEntry[], wanted: string): SheetEntry | undefined {
  return sheets.find(({ name }) => name === wanted) ?? sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase().trim());
}

function noWorkbook(target: string): BadImportError {
  const isBinary = /\.bin$/i.test(target);
  return new BadImportError(
    isBinary
      ? "This is a binary workbook (XLSB). Save it as XLSX or CSV and import that."
      : "This is an Office file, but no workbook. Save its table as XLSX or CSV and import that.",
    undefined,
    "not_a_table",
  );
}

function noSuchSheet(wanted: string | undefined, names: string[]): BadImportError {
  if (wanted === undefined) return new BadImportError("The workbook has no sheet with rows.", "sheet", "no_sheet");
  const listed = names.slice(0, 10).map((name) => `"${name.slice(0, 60)}"`);
  return new BadImportError(
    `The workbook has no sheet "${wanted.slice(0, 60)}"; it has ${listed.join(", ")}${names.length > 10 ? " and others" : ""}.`,
    "sheet",
    "no_sheet",
  );
}
