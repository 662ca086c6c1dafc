import { BadFilterError } from "@/lib/errors";
import { tableCsv } from "@/lib/reports/table-csv";
import type { TableFile } from "@/lib/reports/table-file";
import { tableWorkbook } from "@/lib/reports/table-workbook";

/** How a table can be written down, by the ending of the file. */
export const TABLE_FORMATS = {
  csv: { type: "text/csv; charset=utf-8", write: tableCsv },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write: tableWorkbook },
} as const satisfies Record<string, { type: string; write: (file: TableFile) => Promise<string | Uint8Array<ArrayBuffer>> }>;

export type TableFormat = keyof typeof TABLE_FORMATS;

/**
 * The `format` of a request.
 * @param others what the request can be answered as besides a file
 * @throws BadFilterError naming what there is
 */
export function parseTableFormat<Other extends string = never>(text: string, others: readonly Other[] = []): TableFormat | Other {
  const known = [...others, "csv", "xlsx"] as const;
  const format = known.find((each) => each === text);
  if (!format) throw new BadFilterError("format", `format must be ${known.slice(0, -1).join(", ")} or ${known.at(-1)}; got "${text}"`);
  return format;
}
