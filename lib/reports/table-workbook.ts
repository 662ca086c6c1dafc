import { checksumOf } from "@/lib/csv-file";
import { metrics } from "@/lib/metrics";
import { csvRows } from "@/lib/reports/table-csv";
import type { TableCell, TableColumn, TableFile } from "@/lib/reports/table-file";
import { LONGEST_TEXT, type WorkbookColumn, type WorkbookSheet } from "@/lib/workbook";
import { workbookFile } from "@/lib/workbook-file";

/**
 * A table as a workbook of three sheets: its rows, what they were counted over, and what every column and metric means.
 * The same table gives the same bytes; the checksum is that of the CSV file, so that the two can be compared.
 */
export async function tableWorkbook(file: TableFile): Promise<Uint8Array<ArrayBuffer>> {
  const checksum = checksumOf(await csvRows(file));
  return workbookFile({
    title: file.title,
    at: Date.parse(file.asOf),
    sheets: [
      { name: file.title, columns: file.columns.map(columnOf), rows: file.rows, isFilterable: true },
      scope(file, checksum),
      definitions(file),
    ],
  });
}

function columnOf({ name, holds, width }: TableColumn): WorkbookColumn {
  return { header: name, holds, width: Math.max(width ?? WIDTHS[holds], name.length + FILTER_BUTTON) };
}

const WIDTHS = { text: 24, number: 10, day: 12 };
/** What the filter of a heading covers, in characters. */
const FILTER_BUTTON = 3;

function scope(file: TableFile, checksum: string): WorkbookSheet {
  const cut = file.rows.flat().filter((cell) => typeof cell === "string" && cell.length > LONGEST_TEXT).length;
  const rows: TableCell[][] = [
    ...file.header.map(([name, value]) => [name, value]),
    ["sha256 of the rows as a CSV file holds them", checksum],
  ];
  if (cut > 0) rows.push([`texts cut to ${LONGEST_TEXT} characters, the most a cell can hold; the CSV file holds them whole`, cut]);
  return {
    name: "Scope",
    columns: [
      { header: "name", holds: "text", width: 44 },
      { header: "value", holds: "text", width: 90 },
    ],
    rows,
    isFilterable: false,
  };
}

function definitions({ columns }: TableFile): WorkbookSheet {
  const used = new Set(columns.flatMap(({ metric }) => metric ?? []));
  return {
    name: "Definitions",
    columns: [
      { header: "name", holds: "text", width: 32 },
      { header: "what", holds: "text", width: 14 },
      { header: "meaning", holds: "text", width: 100 },
    ],
    rows: [
      ...columns.map(({ name, meaning }) => [name, "column", meaning]),
      ...[...used].flatMap((id) => METRIC_PARTS.map(([what, field]) => [metrics[id].title, what, metrics[id][field]])),
    ],
    isFilterable: true,
  };
}

const METRIC_PARTS = [
  ["metric", "definition"],
  ["numerator", "numerator"],
  ["denominator", "denominator"],
  ["unit", "unit"],
  ["cohort date", "cohortDate"],
  ["maturity", "maturity"],
  ["source", "source"],
  ["better", "better"],
  ["caveat", "caveat"],
] as const;
