/** A line of a CSV file: quoted where needed, CRLF at its end. Cells are written as they are; see `safeCell`. */
export function csvLine(cells: readonly (string | number | null)[], delimiter = ","): string {
  return `${cells.map((cell) => quoted(cell === null ? "" : String(cell), delimiter)).join(delimiter)}\r\n`;
}

/** What a CSV file of ours begins with, so that spreadsheets read it as UTF-8. */
export const CSV_BOM = "\ufeff";

/**
 * A text cell that no spreadsheet executes: one `'` is put before text that begins like a formula, and before text that
 * begins with `'` itself, so that `originalCell` gives back exactly what went in. Plain numbers stay as they are.
 */
export function safeCell(text: string): string {
  return isUnsafe(text) ? `'${text}` : text;
}

/** Takes off the one `'` that `safeCell` put on; every other text stays as it is. */
export function originalCell(cell: string): string {
  return cell.startsWith("'") && isUnsafe(cell.slice(1)) ? cell.slice(1) : cell;
}

// Also after spaces or a byte order mark (\s holds both), and in full-width form.
const FORMULA = /^(?:'|\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

function isUnsafe(text: string): boolean {
  return (FORMULA.test(text) || /^[\t\r\n]/.test(text)) && !NUMBER.test(text);
}

function quoted(cell: string, delimiter: string): string {
  const needsQuotes = cell.includes('"') || cell.includes(delimiter) || /^\s|\s$|[\r\n]/.test(cell);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}
