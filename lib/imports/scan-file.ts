import { BadImportError } from "@/lib/errors";
import { dataRows, type OpenedFile, problemOf } from "@/lib/imports/data-rows";
import { type DateEvidence, dateEvidence, type Swaps } from "@/lib/imports/date-evidence";
import { type IdJudgement, idEvidence } from "@/lib/imports/id-evidence";
import { cellsOf } from "@/lib/imports/read-cells";
import type { DateReading } from "@/lib/imports/read-date";

/** What the first of two passes over a file finds out: what can only be known of the whole. */
export interface Scan {
  rows: number;
  ids: IdJudgement;
  /** What year-last dates mean where the mapping leaves it to the file. */
  order: DateReading["order"];
  /** How many dates decided that; null when the mapping fixes it or there were none to decide. */
  orderBasis: number | null;
  /** Columns in which part of the dates look swapped. */
  swaps: { column: string; swaps: Swaps }[];
}

/** @throws BadImportError when the file has more rows than the limit; nothing has been kept by then */
export async function scanFile(file: OpenedFile, onRows?: (rows: number, bytesRead: number) => void): Promise<Scan> {
  const { layout, limits } = file;
  const { mapping } = layout;
  const cells = cellsOf(layout, "unknown");
  const ids = idEvidence(mapping.externalId !== undefined && layout.places.has(mapping.externalId));
  const dated = mapping.columns.flatMap(({ name, date }) =>
    date && layout.places.has(name) ? [{ name, date, evidence: dateEvidence(date.serial ?? false) }] : [],
  );
  let rows = 0;
  for await (const some of dataRows(file)) {
    rows += some.rows.length;
    if (rows > limits.rows) {
      const limit = limits.rows.toLocaleString("en-US");
      throw new BadImportError(`The file has more than ${limit} rows. Split it, or raise IMPORT_MAX_ROWS.`, undefined, "too_many_rows");
    }
    for (const row of some.rows) {
      if (problemOf(row, layout, limits)) continue;
      ids.add(mapping.externalId ? cells.text(mapping.externalId, row.cells) : null, row.cells);
      for (const { name, evidence } of dated) {
        const text = cells.text(name, row.cells);
        if (text !== null) evidence.add(text);
      }
    }
    onRows?.(rows, some.bytesRead);
  }
  const decided = orderIn(dated.filter(({ date }) => date.order === "file").map(({ evidence }) => evidence));
  const swaps = dated.flatMap(({ name, date, evidence }) => {
    const found = evidence.swaps(date.order === "file" ? decided.order : date.order);
    return found ? [{ column: layout.header[layout.places.get(name) ?? -1]?.trim() ?? name, swaps: found }] : [];
  });
  return { rows, ids: ids.judge(), ...decided, swaps };
}

/** All columns of a file are taken to be written in one order; dates that contradict each other decide nothing. */
function orderIn(columns: DateEvidence[]): Pick<Scan, "order" | "orderBasis"> {
  const totals = { dayFirst: 0, monthFirst: 0 };
  for (const column of columns) {
    const { dayFirst, monthFirst } = column.orders();
    totals.dayFirst += dayFirst;
    totals.monthFirst += monthFirst;
  }
  if (totals.dayFirst > 0 && totals.monthFirst === 0) return { order: "dmy", orderBasis: totals.dayFirst };
  if (totals.monthFirst > 0 && totals.dayFirst === 0) return { order: "mdy", orderBasis: totals.monthFirst };
  return { order: "unknown", orderBasis: null };
}
