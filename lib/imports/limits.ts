import { numberSetting } from "@/lib/number-setting";

/** How much one file may hold; anything larger is refused with a message that names the limit. */
export interface ImportLimits {
  fileBytes: number;
  rows: number;
  columns: number;
  /** The longest cell, in characters. */
  cellCharacters: number;
  /** How long the import process may run, in minutes, and how much heap it may use, in MiB. */
  minutes: number;
  heapMib: number;
  /** How much an archive or workbook may hold once inflated, in bytes, … */
  unpackedBytes: number;
  /** … how many times its own size that may be, … */
  unpackedRatio: number;
  /** … and how long unpacking it may take, in seconds. */
  unpackSeconds: number;
}

/**
 * The limits of this installation: IMPORT_MAX_BYTES, IMPORT_MAX_ROWS, IMPORT_MAX_COLUMNS, IMPORT_MAX_CELL,
 * IMPORT_MAX_MINUTES, IMPORT_HEAP_MIB, IMPORT_MAX_UNPACKED, IMPORT_MAX_RATIO and IMPORT_UNPACK_SECONDS, or their defaults.
 * @throws BadSettingError naming the first setting that is wrong
 */
export function importLimits(settings: Record<string, string | undefined> = process.env): ImportLimits {
  const limit = (name: string, byDefault: number) => numberSetting(settings, name, byDefault);
  return {
    fileBytes: limit("IMPORT_MAX_BYTES", 512 * 1024 * 1024),
    rows: limit("IMPORT_MAX_ROWS", 2_000_000),
    columns: limit("IMPORT_MAX_COLUMNS", 500),
    cellCharacters: limit("IMPORT_MAX_CELL", 1_000_000),
    minutes: limit("IMPORT_MAX_MINUTES", 120),
    heapMib: limit("IMPORT_HEAP_MIB", 512),
    unpackedBytes: limit("IMPORT_MAX_UNPACKED", 1024 * 1024 * 1024),
    unpackedRatio: limit("IMPORT_MAX_RATIO", 200),
    unpackSeconds: limit("IMPORT_UNPACK_SECONDS", 120),
  };
}
