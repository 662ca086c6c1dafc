import { digest53 } from "@/lib/imports/digest53";

/** What the ids of a file are worth, judged over all of them. */
export type IdJudgement =
  /** There is no id column. */
  | { kind: "none" }
  /** The ids tell rows apart, save those of `missing` rows; `repeated` rows have the id of an earlier, different row. */
  | { kind: "true"; missing: number; ruined: number; repeated: number }
  /** A spreadsheet has rewritten them, or most repeat for different rows. */
  | { kind: "ruined"; example: string };

export interface IdEvidence {
  add(id: string | null, cells: readonly string[]): void;
  judge(): IdJudgement;
}

/** From one row in five on, ids that are ruined or repeat are no accident any more. */
const RUINED_SHARE = 0.2;
const FEWEST_DOUBTFUL = 3;
const FEWEST_ROUNDED = 5;

/** 5.70306E+17: what a spreadsheet makes of a long number. No desk writes its ids like that. */
const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+\d{2,3}$/i;

export function isScientific(id: string): boolean {
  return SCIENTIFIC.test(id);
}

/**
 * Remembers 53 bits of each id and of the row it first came with: enough to judge, and little to hold.
 * @param mayRepeat whether rows of one id are states of one interaction, so that repeating says nothing
 */
export function idEvidence(hasColumn: boolean, mayRepeat = false): IdEvidence {
  const rowsById = new Map<number, number>();
  let example = "";
  const counts = { written: 0, missing: 0, scientific: 0, repeated: 0, long: 0, rounded: 0 };
  return {
    add(id, cells) {
      if (id === null) {
        counts.missing++;
        return;
      }
      counts.written++;
      if (isScientific(id)) {
        counts.scientific++;
        example ||= id;
      }
      if (/^\d{16,}$/.test(id)) {
        counts.long++;
        // Spreadsheets keep fifteen digits of a number and write zeros for the others.
        if (/^\d{15}0+$/.test(id)) counts.rounded++;
      }
      if (mayRepeat) return;
      const [key, row] = [digest53(id), digest53(cells.join("\u001f"))];
      const earlier = rowsById.get(key);
      if (earlier === undefined) rowsById.set(key, row);
      else if (earlier !== row) {
        counts.repeated++;
        example ||= id;
      }
    },
    judge() {
      if (!hasColumn) return { kind: "none" };
      const isRounded = counts.long >= FEWEST_ROUNDED && counts.rounded === counts.long;
      const doubtful = Math.max(counts.scientific, counts.repeated, isRounded ? counts.long : 0);
      if (doubtful >= FEWEST_DOUBTFUL && doubtful >= counts.written * RUINED_SHARE) return { kind: "ruined", example };
      return { kind: "true", missing: counts.missing, ruined: counts.scientific, repeated: counts.repeated };
    },
  };
}
