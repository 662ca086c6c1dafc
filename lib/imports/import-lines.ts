import type { ImportLine } from "@/db/import-batch";
import type { ImportRow, ImportValues } from "@/db/import-row";
import { DAY_MS } from "@/lib/dates";
import { hasCellsLeftOut, type OpenedFile, problemOf } from "@/lib/imports/data-rows";
import type { FileRow } from "@/lib/imports/file-rows";
import { isScientific } from "@/lib/imports/id-evidence";
import type { LinkedRow } from "@/lib/imports/link-rows";
import type { ReadRow } from "@/lib/imports/read-row";
import { RowProblem } from "@/lib/imports/row-problem";
import type { Scan } from "@/lib/imports/scan-file";
import type { WarningCounts } from "@/lib/imports/warnings";
import { redact } from "@/lib/redaction";

export interface LineMaking {
  file: Pick<OpenedFile, "layout" | "limits">;
  scan: Scan;
  read(cells: readonly string[]): ReadRow;
  warnings: WarningCounts;
  /** How often personal data has been redacted so far. */
  redactions(): number;
  /** The cells of a rejected row as they may be kept. */
  keepable(cells: string[]): string[];
  hasBrokenBytes: boolean;
  /** Told of the cells of every row that is taken. */
  note(cells: readonly string[]): void;
  /** Told of every row that names another one. */
  linked(row: LinkedRow): void;
  now: number;
}

/** Makes rows of the file lines for the record, in the file's order: named by their id, or by content and ordinal. */
export function lineMaker(making: LineMaking): (row: FileRow) => ImportLine {
  const { file, scan, warnings } = making;
  const seen = new Map<string, number>();
  /** SHA-256 of the row, and which of the equal rows of the file it is. */
  const byContent = (digest: string): string => {
    const ordinal = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, ordinal);
    return `${digest}#${ordinal}`;
  };
  const idOf = ({ writtenId, row }: ReadRow): string =>
    scan.ids.kind !== "true" || writtenId === null || isScientific(writtenId) ? byContent(row.digest) : writtenId;

  let rows = 0;
  return (row) => {
    const isEarlierState = scan.fold !== null && !scan.fold.isLast(rows++);
    if (row.hadNuls) warnings.add("nuls_removed");
    if (hasCellsLeftOut(row, file.layout)) warnings.add("cells_left_out");
    if (making.hasBrokenBytes && row.cells.some((cell) => cell.includes("\ufffd"))) warnings.add("bytes_replaced");
    try {
      const problem = problemOf(row, file.layout, file.limits);
      if (problem) throw problem;
      // Nothing of an earlier state is kept, so nothing but its id and its order has to be readable.
      if (isEarlierState) return { folded: true };
      const redactedBefore = making.redactions();
      const read = making.read(row.cells);
      if (making.redactions() > redactedBefore) warnings.add("redacted");
      warnAbout(read.row, warnings, making.now);
      making.note(row.cells);
      const externalId = idOf(read);
      making.linked({ externalId, followUpOf: read.followUpOf, mergedInto: read.mergedInto });
      return { row: { ...read.row, externalId } };
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      const { column, code, hint } = error;
      // A cell that slipped into the wrong column may be anything.
      const [value, reason] = [error.value && redact(error.value), redact(error.message)];
      return { rejected: { line: row.line, column, value, code, reason, hint, cells: making.keepable(row.cells) } };
    }
  };
}

function warnAbout({ values, lists }: Pick<ImportRow, "values" | "lists">, warnings: WarningCounts, now: number): void {
  if (isBefore(values, "closedAt", "closedDay", "contactedAt", "contactedDay")) warnings.add("closed_before_contacted");
  if (Number(values.contactedAt) > now + DAY_MS) warnings.add("dated_in_future");
  if (lists.promise?.some((entry) => isBefore(entry.values, "dueAt", "dueDay", "madeAt", "madeDay"))) warnings.add("due_before_made");
}

/** Where only a day is known of one of them, the other may be at any time of that day. */
function isBefore(values: ImportValues, at: string, day: string, otherAt: string, otherDay: string): boolean {
  const [own, other] = [values[at], values[otherAt]];
  if (typeof own !== "number" || typeof other !== "number") return false;
  const [ownDay, earlierDay] = [values[day], values[otherDay]];
  if (typeof ownDay === "number" && typeof earlierDay === "number") return ownDay < earlierDay;
  return typeof ownDay === "number" || typeof earlierDay === "number" ? own + DAY_MS <= other : own < other;
}
