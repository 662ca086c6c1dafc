import type { ImportLine } from "@/db/import-batch";
import type { PersonKind } from "@/lib/identity";
import { dataRows } from "@/lib/imports/data-rows";
import { digest53 } from "@/lib/imports/digest53";
import type { FileRow } from "@/lib/imports/file-rows";
import { withoutHandles } from "@/lib/imports/handles";
import { lineMaker } from "@/lib/imports/import-lines";
import { followUps, type LinkedRow } from "@/lib/imports/link-rows";
import { noteCounts } from "@/lib/imports/notes";
import type { ImportableFile } from "@/lib/imports/open-file";
import { cellsOf } from "@/lib/imports/read-cells";
import { momentReader, rowReader } from "@/lib/imports/read-row";
import { keyedOr, rejectedCells } from "@/lib/imports/rejected-cells";
import type { Scan } from "@/lib/imports/scan-file";
import { fileWarnings, type ImportWarning, noteWarnings, type WarningCounts, warningCounts } from "@/lib/imports/warnings";
import { zoneClock } from "@/lib/imports/zone-clock";
import { redact } from "@/lib/redaction";

export interface FileReading extends RowsReading {
  file: ImportableFile;
}

/** What has to be known of a file, or of the body of a request, to read its rows. */
export type LaidOut = Pick<ImportableFile, "layout" | "limits" | "sheet" | "sheets"> & { examination: { brokenBytes: number } };

export interface RowsReading {
  file: LaidOut;
  scan: Scan;
  /** Zone of local times. */
  zone: string;
  fullFacets: readonly string[];
  pseudonym(kind: PersonKind, id: string): string;
  now: number;
}

/** Rows as lines for the record, and what there is to say about them. */
export interface RowLines {
  lineOf(row: FileRow): ImportLine;
  /** How many different interactions the rows read so far are. */
  interactions(): number;
  /** Rows that follow up another or were merged into another; complete once all lines were read. */
  links: LinkedRow[];
  warnings: Pick<WarningCounts, "add"> & { list(): ImportWarning[] };
}

/** The second pass over a file. */
export interface FileLines extends Omit<RowLines, "lineOf"> {
  lines(): AsyncGenerator<{ lines: ImportLine[]; bytesRead: number }>;
}

export function readFile(reading: FileReading): FileLines {
  const { lineOf, ...rest } = readRows(reading);
  return {
    ...rest,
    async *lines() {
      for await (const { rows, bytesRead } of dataRows(reading.file)) yield { lines: rows.map(lineOf), bytesRead };
    },
  };
}

/** Reads rows by the layout of the file, or of the body, that they stand in. */
export function readRows({ file, scan, zone, fullFacets, pseudonym, now }: RowsReading): RowLines {
  const counts = warningCounts();
  let redactions = 0;
  const { keepsHandles } = file.layout.mapping;
  const safe = (text: string) => (keepsHandles === undefined ? redact(text) : withoutHandles(redact(text), keepsHandles));
  const countedRedact = (text: string) => {
    const redacted = safe(text);
    if (redacted !== text) redactions++;
    return redacted;
  };
  const keyOf = remembered(keyedOr(pseudonym));
  const clock = zoneClock(zone);
  const read = rowReader(file.layout, { written: scan.written, fullFacets }, { clock, keyOf, redact: countedRedact });
  const cells = cellsOf(file.layout, scan.written);
  const notes = noteCounts(file.layout, { cells, endOf: momentReader(cells, { clock }) });
  const links: LinkedRow[] = [];
  const ids = new Set<number>();
  const makeLine = lineMaker({
    file,
    scan,
    read,
    warnings: counts,
    redactions: () => redactions,
    keepable: rejectedCells(file.layout, { keyOf, redact: safe }),
    hasBrokenBytes: file.examination.brokenBytes > 0,
    now,
    note: notes.add,
    linked: followUps(links),
  });
  const about = fileWarnings(file, scan, fullFacets);
  return {
    lineOf(row) {
      const line = makeLine(row);
      if ("row" in line) ids.add(digest53(line.row.externalId));
      return line;
    },
    interactions: () => ids.size,
    links,
    warnings: { add: counts.add, list: () => [...about, ...noteWarnings(notes.list()), ...counts.list()] },
  };
}

const MOST_REMEMBERED = 50_000;

/** The same customers come again and again, and an HMAC takes ten times as long as looking one up. */
function remembered(keyOf: FileReading["pseudonym"]): FileReading["pseudonym"] {
  const keys = new Map<string, string>();
  return (kind, id) => {
    const name = `${kind}:${id}`;
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = keyOf(kind, id);
    if (keys.size < MOST_REMEMBERED) keys.set(name, key);
    return key;
  };
}
