import { csvLine, safeCell } from "@/lib/csv";
import { csvFile } from "@/lib/csv-file";
import { isoDay } from "@/lib/dates";
import { inSlices } from "@/lib/in-slices";
import type { TableCell, TableColumn, TableFile } from "@/lib/reports/table-file";

/** A table as a CSV file: its header lines, the checksum of its rows, an empty line, its rows. */
export async function tableCsv(file: TableFile): Promise<string> {
  return csvFile(
    file.header.map(([name, value]) => [name, String(value)] as const),
    await csvRows(file),
  );
}

/** The names of the columns and the rows: what the checksum is made of, in whatever format the file is. */
export async function csvRows({ columns, rows }: TableFile): Promise<string> {
  const lines = await inSlices(rows, (row) => csvLine(row.map((cell, at) => cellText(columns[at], cell))));
  return csvLine(columns.map((column) => column.name)) + lines.join("");
}

function cellText(column: TableColumn | undefined, cell: TableCell): string | number | null {
  if (typeof cell === "string") return safeCell(cell);
  return cell !== null && column?.holds === "day" ? isoDay(cell) : cell;
}
