import type { FileRow } from "@/lib/imports/file-rows";
import type { HeadReading } from "@/lib/imports/recognise";

/** Where the table of a file begins, when nothing in it is known by name. */
export interface Heading {
  delimiter: string;
  row: FileRow;
}

/**
 * The delimiter that splits the first rows most evenly into the most cells, and the first row that is as wide as they are
 * and names every one of its columns. Null when there is no row at all.
 */
export function guessHeading(readings: readonly HeadReading[]): Heading | null {
  const judged = readings.flatMap(({ delimiter, rows }) => {
    const whole = rows.filter(({ problem, cells }) => problem === null && cells.some((cell) => cell.trim() !== ""));
    const width = usualWidth(whole);
    const even = whole.filter(({ cells }) => cells.length === width);
    const row = even.find(isHeader) ?? even[0];
    return row === undefined ? [] : [{ delimiter, row, score: width === 1 ? 0 : (width * even.length) / whole.length }];
  });
  const [best] = judged.toSorted((a, b) => b.score - a.score);
  return best ? { delimiter: best.delimiter, row: best.row } : null;
}

function usualWidth(rows: readonly FileRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].toSorted(([widthA, a], [widthB, b]) => b - a || widthB - widthA)[0]?.[0] ?? 0;
}

/** A header names things: its cells are filled, differ from each other, and none is a number. */
function isHeader({ cells }: FileRow): boolean {
  const names = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return names.length >= cells.length * 0.7 && new Set(names).size === names.length && !names.some((name) => /^[\d.,:/-]+$/.test(name));
}
