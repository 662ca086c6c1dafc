import { BadImportError } from "@/lib/errors";
import { dataRows, type OpenedFile, problemOf } from "@/lib/imports/data-rows";
import { dateEvidence, orderFor, type Swaps, type WrittenOrder, writtenOrder } from "@/lib/imports/date-evidence";
import { type Fold, foldEvidence } from "@/lib/imports/fold-evidence";
import { type IdJudgement, idEvidence } from "@/lib/imports/id-evidence";
import { cellsOf } from "@/lib/imports/read-cells";

/** What the first of two passes over a file finds out: what can only be known of the whole. */
export interface Scan {
  rows: number;
  ids: IdJudgement;
  /** Which rows are last states, where the file holds several of each interaction; null where every row counts. */
  fold: Fold | null;
  /** What the dates of the whole file say about their order. */
  written: WrittenOrder;
  /** Whether doubtful dates were read by that rather than by the mapping. */
  isOrderInferred: boolean;
  /** Columns in which part of the dates look swapped. */
  swaps: { column: string; swaps: Swaps }[];
}

/** @throws BadImportError when the file has more rows than the limit; nothing has been kept by then */
export async function scanFile(file: OpenedFile, onRows?: (rows: number, bytesRead: number) => void): Promise<Scan> {
  const { layout, limits } = file;
  const { mapping } = layout;
  const cells = cellsOf(layout, { order: "unknown", certain: 0, doubtful: 0 });
  const nameInFile = (name: string) => layout.header[layout.places.get(name) ?? -1]?.trim() ?? name;
  const order = [mapping.foldedBy ?? []].flat().find((column) => layout.places.has(column)) ?? null;
  const fold = order === null ? null : foldEvidence(nameInFile(order));
  const ids = idEvidence(mapping.externalId !== undefined && layout.places.has(mapping.externalId), fold !== null);
  const dated = mapping.columns.flatMap(({ name, date }) =>
    date && layout.places.has(name) ? [{ name, date, evidence: dateEvidence(date.serial ?? false) }] : [],
  );
  let rows = 0;
  for await (const some of dataRows(file)) {
    const before = rows;
    rows += some.rows.length;
    if (rows > limits.rows) {
      const limit = limits.rows.toLocaleString("en-US");
      throw new BadImportError(`The file has more than ${limit} rows. Split it, or raise IMPORT_MAX_ROWS.`, undefined, "too_many_rows");
    }
    for (const [at, row] of some.rows.entries()) {
      if (problemOf(row, layout, limits)) continue;
      const id = mapping.externalId ? cells.text(mapping.externalId, row.cells) : null;
      ids.add(id, row.cells);
      if (order !== null) fold?.add(before + at, id, cells.text(order, row.cells));
      for (const { name, evidence } of dated) {
        const text = cells.text(name, row.cells);
        if (text !== null) evidence.add(text);
      }
    }
    onRows?.(rows, some.bytesRead);
  }
  const written = writtenOrder(dated.map(({ evidence }) => evidence));
  const swaps = dated.flatMap(({ name, date, evidence }) => {
    const found = evidence.swaps(orderFor(date.order, written));
    return found ? [{ column: nameInFile(name), swaps: found }] : [];
  });
  const isOrderInferred =
    written.doubtful > 0 && dated.some(({ date }) => orderFor(date.order, written) !== date.order && written.certain > 0);
  return { rows, ids: ids.judge(), fold: fold?.fold(rows) ?? null, written, isOrderInferred, swaps };
}
