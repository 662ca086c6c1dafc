import type { Db, RecordStore } from "@/db/client";
import { paceOf, writeRows } from "@/db/import-batch";
import { bulkAccess } from "@/db/import-insert";
import type { References } from "@/db/import-references";
import type { FacetSlots } from "@/db/import-resolve";
import type { ImportRow } from "@/db/import-row";

/** What has become of a row, and the interaction that it is; "erased": that was erased, so nothing of the row was kept. */
export type WrittenRow = { id: number; outcome: "created" | "changed" | "unchanged" } | { id: null; outcome: "erased" };

/** What a row lacks that depends on whether its interaction is there already; asked in the transaction that writes it. */
export type CompleteRow = (db: Db, row: ImportRow, knownId: number | undefined) => Promise<ImportRow>;

/** What is to be written in the same transaction as the last of the rows. */
export type WithLast = (db: Db, written: readonly WrittenRow[]) => Promise<void>;

/**
 * Brings interactions of a source to what rows say that come from a program, in transactions of about 35 ms on SQLite.
 * Of two rows with one id, the later one is written after the earlier one.
 * @returns for each row, in their order, what has become of it
 */
export async function writeProgramRows(
  store: RecordStore,
  rows: readonly ImportRow[],
  options: { sourceId: number; facets: FacetSlots; references: References; now: number; complete?: CompleteRow },
  withLast: WithLast = async () => {},
): Promise<WrittenRow[]> {
  const access = bulkAccess(store);
  const { references, sourceId } = options;
  const written: WrittenRow[] = [];
  do {
    const from = written.length;
    try {
      const some = await store.tx(async (db) => {
        references.forget();
        const done: WrittenRow[] = [];
        const pace = paceOf(store);
        while (from + done.length < rows.length && (done.length === 0 || pace.hasTime())) {
          const next = untilRepeated(rows.slice(from + done.length, from + done.length + ROWS_AT_ONCE));
          const ids = next.map((row) => row.externalId);
          const before = await access.findKnown(db, sourceId, ids);
          const kept = new Set((await access.keepErasedOut(db, sourceId, next)).map((row) => row.externalId));
          const whole: ImportRow[] = [];
          for (const row of next.filter(({ externalId }) => kept.has(externalId)))
            whole.push(options.complete ? await options.complete(db, row, before.get(row.externalId)?.id) : row);
          await writeRows(
            db,
            whole,
            { ...options, ...access, importId: null },
            { created: 0, changed: 0, unchanged: 0, keptFields: 0, erased: 0 },
          );
          const after = await access.findKnown(db, sourceId, ids);
          for (const { externalId, digest } of next) {
            if (!kept.has(externalId)) {
              done.push({ id: null, outcome: "erased" });
              continue;
            }
            const [known, id] = [before.get(externalId), after.get(externalId)?.id];
            if (id === undefined) throw new Error(`The interaction ${externalId} is gone before it was there`);
            done.push({ id, outcome: known === undefined ? "created" : known.digest === digest ? "unchanged" : "changed" });
          }
        }
        if (from + done.length === rows.length) await withLast(db, [...written, ...done]);
        return done;
      });
      references.settle();
      written.push(...some);
    } catch (error) {
      references.forget();
      throw error;
    }
  } while (written.length < rows.length);
  return written;
}

const ROWS_AT_ONCE = 32;

function untilRepeated(rows: readonly ImportRow[]): ImportRow[] {
  const seen = new Set<string>();
  const at = rows.findIndex(({ externalId }) => seen.size === seen.add(externalId).size);
  return at === -1 ? [...rows] : rows.slice(0, at);
}
