import { BadImportError } from "@/lib/errors";
import type { OpenedFile } from "@/lib/imports/data-rows";
import { type Encoding, type Examination, examineFile } from "@/lib/imports/examine-file";
import { type FileShape, readHeadings } from "@/lib/imports/file-rows";
import type { ImportLimits } from "@/lib/imports/limits";
import type { Mapping } from "@/lib/imports/mapping";
import { allMappings } from "@/lib/imports/mappings/index";
import { readPreparedFrom } from "@/lib/imports/prepared-rows";
import type { Reading } from "@/lib/imports/reading";
import { type HeadReading, type Layout, recognise } from "@/lib/imports/recognise";
import { type KnownColumns, recogniseSaved } from "@/lib/imports/recognise-saved";
import type { Unpacked } from "@/lib/imports/unpacking/unpack-file";
import { otherSheets } from "@/lib/imports/warnings";

/** A file that can be imported, and what is known of its bytes and of where its rows come from. */
export interface ImportableFile extends OpenedFile {
  /** Of the rows as they are read: of what was unpacked, where the file had to be. */
  examination: Pick<Examination, "bytes" | "brokenBytes">;
  /** The sheet they were read from, and all sheets of the workbook; null and none for what is no workbook. */
  sheet: string | null;
  sheets: readonly string[];
}

/** A table in plain text, or rows that were unpacked. */
export type ReadableFile = { path: string; form: Unpacked["form"]; examination?: Examination | undefined };

/** What can be said about a file before anything is known of its columns. */
export interface LookedFile {
  path: string;
  limits: ImportLimits;
  form: Unpacked["form"];
  examination: Pick<Examination, "bytes" | "brokenBytes">;
  /** Null where rows were unpacked. */
  encoding: Encoding | null;
  /** What its beginning reads as, by every delimiter that may be the one. */
  headings: HeadReading[];
  /** The same, before a header row was said. */
  beginnings: HeadReading[];
  sheet: string | null;
  sheets: readonly string[];
}

/** Whatever a person has said about encoding, delimiter and header holds; the rest is found out. */
type Places = Pick<Reading, "encoding" | "delimiter" | "headerLine">;

/** @throws BadImportError when it is no text or too large */
export async function lookAtFile(
  { path, form, examination: known }: ReadableFile,
  limits: ImportLimits,
  places: Places = {},
): Promise<LookedFile> {
  const at = ({ rows, delimiter }: HeadReading): HeadReading => ({
    delimiter,
    rows: places.headerLine === undefined ? rows : rows.filter(({ line }) => line === places.headerLine),
  });
  if (form === "prepared") {
    const { sheet, sheets, bytes } = await readPreparedFrom(path);
    const beginnings = await readHeadings(path, { form });
    const headings = beginnings.map(at);
    return { path, limits, form, examination: { bytes, brokenBytes: 0 }, encoding: null, headings, beginnings, sheet, sheets };
  }
  const examination = known ?? (await examineFile(path, limits));
  const encoding = places.encoding ?? examination.encoding;
  const beginnings = await readHeadings(path, { form: "csv", encoding });
  const headings = beginnings.filter(({ delimiter }) => places.delimiter === undefined || delimiter === places.delimiter).map(at);
  // Read as something else than it is, any of its bytes may come out as none.
  const brokenBytes = encoding === examination.encoding ? examination.brokenBytes : examination.bytes;
  return {
    path,
    limits,
    form,
    examination: { bytes: examination.bytes, brokenBytes },
    encoding,
    headings,
    beginnings,
    sheet: null,
    sheets: [],
  };
}

/** A file whose columns are known by now. */
export function laidOut(
  { path, limits, form, examination, encoding, sheet, sheets }: LookedFile,
  layout: Layout,
  dates?: Reading["dates"],
): ImportableFile {
  const shape: FileShape =
    encoding === null || form === "prepared" ? { form: "prepared" } : { form: "csv", encoding, delimiter: layout.delimiter };
  return { path, limits, examination, layout, shape, sheet, sheets, dates };
}

/**
 * Looks at a file before anything is read from it: encoding, delimiter, header row, mapping.
 * @param options.forced the only mapping that may match
 * @throws BadImportError when it is no text, too large, or of no known kind
 */
export async function openFile(
  readable: ReadableFile,
  limits: ImportLimits,
  options: { forced?: Mapping | undefined; saved?: readonly KnownColumns[] | undefined; reading?: Reading | undefined } = {},
): Promise<ImportableFile> {
  const looked = await lookAtFile(readable, limits, options.reading);
  const layout = ofSheet(looked, () => recognisedLayout(looked, options));
  return laidOut(looked, layout, options.reading?.dates);
}

/** Mappings that were saved for files with exactly these columns come before those that are shipped. */
export function recognisedLayout(
  { headings, limits }: Pick<LookedFile, "headings" | "limits">,
  { forced, saved = [] }: { forced?: Mapping | undefined; saved?: readonly KnownColumns[] | undefined },
): Layout {
  return (forced ? null : recogniseSaved(headings, saved, limits.columns)) ?? recognise(headings, allMappings, limits.columns, forced);
}

/** A sheet of no known kind may not be the one that was meant. */
function ofSheet<T>(from: Pick<ImportableFile, "sheet" | "sheets">, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const others = otherSheets(from);
    if (!(error instanceof BadImportError) || others === null) throw error;
    throw new BadImportError(`${error.message} ${others}`, error.field, error.code, error.status);
  }
}
