import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file in the product's own template, of the rows given: each cell by its column's name. Gives its path. */
export function ownFile(name: string, rows: readonly Readonly<Record<string, string>>[]): string {
  const path = join(mkdtempSync(join(tmpdir(), "debrief-own-")), `${name}.csv`);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
  writeFileSync(path, lines.map((cells) => cells.map(quoted).join(",")).join("\r\n"));
  return path;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
