import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { and, asc, eq, gt } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { type importJob, rejectedRow } from "@/db/schema";
import { CSV_BOM, csvLine, safeCell } from "@/lib/csv";
import { MISSING_CELL } from "@/lib/imports/read-cells";
import { REJECTED_COLUMNS } from "@/lib/imports/recognise";

type Job = Pick<typeof importJob.$inferSelect, "id" | "rejected" | "header">;

/**
 * The rejected rows of an import as a CSV file, piece by piece: the original columns, then the line and the reason.
 * Mended, it can be imported again as it is. A row with too few cells has its missing ones marked, one with too many has
 * them at its end, so that neither is taken before somebody has looked at it.
 */
export async function* rejectedFile(record: RecordStore, job: Job): AsyncGenerator<string> {
  const header = job.header ?? [];
  yield CSV_BOM + csvLine([...header.map(safeCell), ...REJECTED_COLUMNS]);
  let after = 0;
  for (;;) {
    const rows = await record.db
      .select()
      .from(rejectedRow)
      .where(and(eq(rejectedRow.importId, job.id), gt(rejectedRow.id, after)))
      .orderBy(asc(rejectedRow.id))
      .limit(ROWS_AT_ONCE);
    if (rows.length === 0) return;
    yield rows.map((row) => csvLine(cellsOf(row, header.length))).join("");
    after = rows.at(-1)?.id ?? after;
  }
}

const ROWS_AT_ONCE = 500;

function cellsOf({ cells, line, reason, hint }: typeof rejectedRow.$inferSelect, width: number): (string | number)[] {
  const own = Array.from({ length: width }, (_, at) => (at < cells.length ? safeCell(cells[at] ?? "") : MISSING_CELL));
  return [...own, line, safeCell(`${reason}. ${hint}.`), ...cells.slice(width).map(safeCell)];
}

/** Writes the rejected rows to DATA_DIR/rejected; null when there are none. */
export async function writeRejectedFile(record: RecordStore, job: Job): Promise<string | null> {
  if (job.rejected === 0) return null;
  const folder = join(record.dataDir, "rejected");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `import-${job.id}.csv`);
  await pipeline(Readable.from(rejectedFile(record, job)), createWriteStream(path, { mode: 0o600, flush: true }));
  return path;
}
