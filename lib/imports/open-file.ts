import { BadImportError } from "@/lib/errors";
import type { OpenedFile } from "@/lib/imports/data-rows";
import { type Examination, examineFile } from "@/lib/imports/examine-file";
import { readHeadings } from "@/lib/imports/file-rows";
import type { ImportLimits } from "@/lib/imports/limits";
import type { Mapping } from "@/lib/imports/mapping";
import { allMappings } from "@/lib/imports/mappings/index";
import { readPreparedFrom } from "@/lib/imports/prepared-rows";
import { recognise } from "@/lib/imports/recognise";
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

/**
 * Looks at a file before anything is read from it: encoding, delimiter, header row, mapping.
 * @param forced the only mapping that may match
 * @throws BadImportError when it is no text, too large, or of no known kind
 */
export async function openFile(
  { path, form, examination: known }: ReadableFile,
  limits: ImportLimits,
  options: { forced?: Mapping | undefined } = {},
): Promise<ImportableFile> {
  if (form === "prepared") {
    const { sheet, sheets, bytes } = await readPreparedFrom(path);
    const headings = await readHeadings(path, { form });
    const layout = ofSheet({ sheet, sheets }, () => recognise(headings, allMappings, limits.columns, options.forced));
    return { path, limits, layout, shape: { form }, examination: { bytes, brokenBytes: 0 }, sheet, sheets };
  }
  const examination = known ?? (await examineFile(path, limits));
  const { encoding } = examination;
  const layout = recognise(await readHeadings(path, { form: "csv", encoding }), allMappings, limits.columns, options.forced);
  const shape = { form: "csv", encoding, delimiter: layout.delimiter } as const;
  return { path, limits, examination, layout, shape, sheet: null, sheets: [] };
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
