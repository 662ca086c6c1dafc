import { type CsvShape, readCsvRows, readHead } from "@/lib/imports/csv-rows";
import type { ImportLimits } from "@/lib/imports/limits";
import { readPreparedHead, readPreparedRows } from "@/lib/imports/prepared-rows";
import { DELIMITERS, type HeadReading, rowsBeforeHeader } from "@/lib/imports/recognise";
import { type CsvRow, splitRows } from "@/lib/imports/row-splitter";

/** One row of a file of any kind. Its line is the physical one of a text, the number of the row in a workbook or a list. */
export interface FileRow extends Omit<CsvRow, "problem"> {
  /** Beyond what may be wrong with a row of a CSV: it is no object, or the text ends inside it. */
  problem: CsvRow["problem"] | "no_object" | "cut_off";
}

/** How the rows of a file are found: by splitting its text, or one by one as they were prepared from something else. */
export type FileShape = ({ form: "csv" } & CsvShape) | { form: "prepared" };

export type RowPieces = AsyncGenerator<{ rows: FileRow[]; bytesRead: number }>;

/** The rows of a file in its order, some at a time, with how many bytes have been read so far. */
export function readFileRows(path: string, shape: FileShape, limits: Pick<ImportLimits, "cellCharacters">): RowPieces {
  return shape.form === "csv" ? readCsvRows(path, shape, limits) : readPreparedRows(path);
}

/** What the beginning of a file may be read as, for finding its header: a text once for every delimiter. */
export async function readHeadings(
  path: string,
  shape: { form: "csv"; encoding: CsvShape["encoding"] } | { form: "prepared" },
): Promise<HeadReading[]> {
  if (shape.form === "prepared") return [{ delimiter: "", rows: await readPreparedHead(path, rowsBeforeHeader) }];
  const head = await readHead(path, shape.encoding);
  return DELIMITERS.map((delimiter) => ({ delimiter, rows: splitRows(head, delimiter).slice(0, rowsBeforeHeader) }));
}
