import type { Db, RecordStore } from "@/db/client";
import { references } from "@/db/import-references";
import { type WithLast, writeProgramRows } from "@/db/write-rows";
import { linkRows } from "@/lib/imports/link-rows";
import type { ObjectsRead } from "@/lib/intake/lines-of-objects";

/** What has become of one thing that a program sent. */
export type Taken =
  | { outcome: "created" | "changed" | "unchanged"; id: number; externalId: string }
  | { outcome: "erased"; externalId: string }
  | { outcome: "rejected"; problem: Problem };

/** Why it was not taken, in words a person can act on. */
export interface Problem {
  code: string;
  field: string | null;
  message: string;
  hint: string;
}

export interface TakenCounts {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

/**
 * Writes what was read of a program's body into the record. What is returned is on disk.
 * @param withLast is done in the transaction of the last rows: what must be true exactly when they are there
 * @returns what has become of each line, in their order
 */
export async function writeLines(
  record: RecordStore,
  { source, lines, links, isLast }: Pick<ObjectsRead, "source" | "lines" | "links" | "isLast">,
  now: number,
  withLast: (db: Db, taken: Taken[]) => Promise<void> = async () => {},
): Promise<Taken[]> {
  const rows = lines.flatMap((line, at) => ("row" in line ? [{ at, row: line.row }] : []));
  // An earlier state of what another object tells goes before it, wherever it stands.
  const inOrder = [...rows.filter(({ at }) => !isLast(at)), ...rows.filter(({ at }) => isLast(at))];
  const takenOf = (written: Parameters<WithLast>[1]): Taken[] => {
    const outcomes = new Map(inOrder.map(({ at }, place) => [at, written[place]]));
    return lines.map((line, at): Taken => {
      if ("rejected" in line) {
        const { code, column, reason, hint } = line.rejected;
        return { outcome: "rejected", problem: { code, field: column, message: reason, hint } };
      }
      const outcome = outcomes.get(at);
      if (!outcome || !("row" in line)) throw new Error("A line was read and not written");
      const { externalId } = line.row;
      return outcome.id === null ? { outcome: "erased", externalId } : { ...outcome, externalId };
    });
  };
  const ids = new Map([...source.facets].map(([code, { id }]) => [code, id]));
  const written = await writeProgramRows(
    record,
    inOrder.map(({ row }) => row),
    { sourceId: source.id, facets: source.facets, references: references(ids, source.facetValues), now },
    (db, all) => withLast(db, takenOf(all)),
  );
  // After the rows, as in a file: one of them may name a later one.
  if (links.length > 0) await linkRows(record, source.id, links, now);
  return takenOf(written);
}

export function countTaken(taken: readonly Taken[]): TakenCounts {
  const count = (outcome: Taken["outcome"]) => taken.filter((each) => each.outcome === outcome).length;
  return {
    rows: taken.length,
    created: count("created"),
    changed: count("changed"),
    // What was erased stays erased: taken, and nothing came of it.
    unchanged: count("unchanged") + count("erased"),
    rejected: count("rejected"),
  };
}
