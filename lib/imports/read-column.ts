import { originalCell } from "@/lib/csv";
import type { Mapping, MappingColumn } from "@/lib/imports/mapping";
import { plainText } from "@/lib/imports/plain-text";
import { isNoDate, readDate } from "@/lib/imports/read-date";
import type { Layout } from "@/lib/imports/recognise";

/** The text of one thing in a row; null when it is unknown. */
export type ReadCell = (cells: readonly string[]) => string | null;

/** How a column of a file is read; null when the file does not have it. */
export function columnReader(column: MappingColumn, layout: Layout): ReadCell | null {
  const place = layout.places.get(column.name);
  if (place === undefined) return null;
  const isUnknown = unknownWords(layout.mapping, column);
  const isOurs = layout.isMended || layout.mapping.isOurs === true;
  const readAt = (at: number): ReadCell => {
    return (cells) => {
      const cell = cells[at] ?? "";
      const text = (isOurs ? originalCell(cell) : cell).trim();
      return isUnknown(text) ? null : text;
    };
  };
  const readers = layout.several.get(column.name)?.map(readAt) ?? [];
  const read = readers.length === 0 ? readAt(place) : column.repeats === "join" ? linesOf(readers) : firstKnown(readers);
  const whole = column.isHtml ? mapped(read, plainText) : read;
  const split = column.entries === undefined ? whole : mapped(whole, entryLines(column.entries, isUnknown));
  const known = column.date ? withoutNoDates(split) : split;
  return column.date?.isLenient ? onlyDates(known, column.date) : known;
}

/** Whether a trimmed text says nothing: it is empty, or one of the mapping's or the column's words for unknown. */
export function unknownWords(mapping: Mapping, column?: MappingColumn): (text: string) => boolean {
  const words = new Set([...mapping.none, ...(column?.none ?? [])].map((word) => word.toLowerCase()));
  const lengths = new Set([...words].map((word) => word.length));
  return (text) => text === "" || (lengths.has(text.length) && words.has(text.toLowerCase()));
}

function linesOf(readers: ReadCell[]): ReadCell {
  return (cells) => {
    const known = readers.map((read) => read(cells)).filter((text) => text !== null);
    return known.length === 0 ? null : known.join("\n");
  };
}

function firstKnown(readers: ReadCell[]): ReadCell {
  return (cells) => {
    for (const read of readers) {
      const text = read(cells);
      if (text !== null) return text;
    }
    return null;
  };
}

function mapped(read: ReadCell, change: (text: string) => string | null): ReadCell {
  return (cells) => {
    const text = read(cells);
    return text === null ? null : change(text) || null;
  };
}

function entryLines(separators: string, isUnknown: (text: string) => boolean): (text: string) => string {
  return (text) => {
    let lines = text;
    for (const separator of separators) lines = lines.replaceAll(separator, "\n");
    const entries = lines.split("\n").map((entry) => entry.trim());
    return entries.filter((entry) => !isUnknown(entry)).join("\n");
  };
}

/** A day that programs write for "none" is none, whatever is asked about it. */
function withoutNoDates(read: ReadCell): ReadCell {
  return mapped(read, (text) => {
    if (!NO_DATE_YEARS.test(text)) return text;
    const date = readDate(text, { order: "mdy", serial: false });
    return date !== null && date !== "ambiguous" && isNoDate(date) ? null : text;
  });
}

const NO_DATE_YEARS = /0001|1899|1900|9999/;

function onlyDates(read: ReadCell, { serial = false, unix = false }: NonNullable<MappingColumn["date"]>): ReadCell {
  return (cells) => {
    const text = read(cells);
    return text === null || readDate(text, { order: "unknown", serial, unix }) === null ? null : text;
  };
}
