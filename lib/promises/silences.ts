import { UNKNOWN } from "@/lib/filters";
import { type Asked, questionOf } from "@/lib/metrics/ask";
import { type SeriesName, UNKNOWN_NAME } from "@/lib/metrics/dimensions";
import { type Counted, countRows } from "@/lib/metrics/query";
import { MIN_TO_RANK } from "@/lib/metrics/ranked-shares";
import { seriesNames } from "@/lib/metrics/split";
import { curveOf } from "@/lib/metrics/survival";
import { wilson } from "@/lib/stats/wilson";

/** How long the customers of some promises heard nothing; the key null is that of all of them. */
export interface SilenceRow {
  key: string | null;
  label: string;
  promises: number;
  /** Minutes; null without a promise. */
  median: number | null;
  p90: number | null;
  /** Silent for the limit or longer, and its share (0–1) with its 95 % interval. */
  long: number;
  share: number | null;
  low: number | null;
  high: number | null;
  /** Still open, so that the silence may grow; and those of them that are already beyond the limit. */
  open: number;
  openLong: number;
  isRanked: boolean;
}

export interface Silences {
  limitDays: number;
  all: SilenceRow;
  by: { procedure: SilenceRow[]; kind: SilenceRow[] };
}

export const SILENCE_DAYS = { usual: 2, most: 60 };

/** The longest silence of each promise, in all and split two ways, worst share first where there are enough. */
export async function silences(asked: Asked, limitDays: number): Promise<Silences> {
  const procedures = await rowsBy(asked, "procedure", limitDays);
  const kinds = await rowsBy(asked, "kind", limitDays);
  return { limitDays, all: kinds.all, by: { procedure: procedures.rows, kind: kinds.rows } };
}

async function rowsBy(asked: Asked, by: "procedure" | "kind", limitDays: number): Promise<{ all: SilenceRow; rows: SilenceRow[] }> {
  const { question } = await questionOf(asked, { id: "longest-silence", by, grain: "none" });
  const parts = question.definition.parts(question.context);
  const cells = await countRows(asked.reader, question);
  const names = await seriesNames(asked.workspace.record.db, by, [...new Set(cells.map((cell) => cell.split))]);
  const sets = new Map<string, { name: SeriesName; cells: Counted[] }>();
  for (const cell of cells) {
    const name = names.get(cell.split) ?? UNKNOWN_NAME;
    const set = sets.get(name.key) ?? { name, cells: [] };
    set.cells.push(cell);
    sets.set(name.key, set);
  }
  const rowOf = (key: string | null, label: string, own: readonly Counted[]): SilenceRow => {
    const { median, p90, watched } = curveOf(parts, own);
    const counted = new Set(parts.filter(({ role }) => role === "numerator").map(({ part }) => part));
    const sum = (of: (cell: Counted) => boolean) =>
      own.reduce((total, cell) => (counted.has(cell.part) && of(cell) ? total + cell.rows : total), 0);
    const isLong = ({ minutes }: Counted) => minutes >= limitDays * DAY_MINUTES;
    const long = sum(isLong);
    const interval = wilson(long, watched);
    return {
      key,
      label,
      promises: watched,
      median,
      p90,
      long,
      share: watched > 0 ? long / watched : null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      open: sum(({ part }) => part === "open"),
      openLong: sum((cell) => cell.part === "open" && isLong(cell)),
      isRanked: watched >= MIN_TO_RANK,
    };
  };
  const groupOf = (row: SilenceRow) => (row.key === UNKNOWN ? 2 : row.isRanked ? 0 : 1);
  const rows = [...sets.values()]
    .map(({ name, cells: own }) => rowOf(name.key, name.label, own))
    .filter(({ promises }) => promises > 0)
    .toSorted(
      (a, b) =>
        groupOf(a) - groupOf(b) ||
        (a.isRanked && b.isRanked ? (b.share ?? 0) - (a.share ?? 0) : 0) ||
        b.promises - a.promises ||
        ((a.key ?? "") < (b.key ?? "") ? -1 : 1),
    );
  return { all: rowOf(null, "", cells), rows };
}

const DAY_MINUTES = 1440;
