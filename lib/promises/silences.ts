import { sql } from "drizzle-orm";
import { factPromise as fact } from "@/db/facts/tables";
import { PROMISE_KINDS } from "@/db/schema";
import { UNKNOWN } from "@/lib/filters";
import { groupedBy } from "@/lib/grouped-by";
import { type Asked, questionOf } from "@/lib/metrics/ask";
import type { Part } from "@/lib/metrics/define";
import { UNKNOWN_NAME } from "@/lib/metrics/dimensions";
import { type Counted, countRows } from "@/lib/metrics/query";
import { MIN_TO_RANK } from "@/lib/metrics/ranked-shares";
import { seriesNames } from "@/lib/metrics/split";
import { curveOf } from "@/lib/metrics/survival";
import { int } from "@/lib/metrics/where";
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
  const { question } = await questionOf(asked, { id: "longest-silence", grain: "none" });
  // Both splits in one number: the gaps between reports are worked out once.
  const both = sql`(cast(${fact.promiseProcedure} as bigint) * ${int(KINDS)} + ${fact.kind})`;
  const cells = await countRows(asked.reader, { ...question, split: both, isSplitMultiValued: false });
  const parts = question.definition.parts(question.context);
  const rowsBy = async (by: "procedure" | "kind") => {
    const splitOf = ({ split }: Counted) => (by === "kind" ? split % KINDS : Math.floor(split / KINDS));
    const names = await seriesNames(asked.workspace.record.db, by, [...new Set(cells.map(splitOf))]);
    const nameOf = (cell: Counted) => names.get(splitOf(cell)) ?? UNKNOWN_NAME;
    return [...groupedBy(cells, (cell) => nameOf(cell).key).values()]
      .map((own) => rowOf(own[0] ? nameOf(own[0]) : UNKNOWN_NAME, parts, own, limitDays))
      .filter(({ promises }) => promises > 0)
      .toSorted(worstFirst);
  };
  return {
    limitDays,
    all: rowOf({ key: null, label: "" }, parts, cells, limitDays),
    by: { procedure: await rowsBy("procedure"), kind: await rowsBy("kind") },
  };
}

function rowOf(
  { key, label }: { key: string | null; label: string },
  parts: Part[],
  own: readonly Counted[],
  limitDays: number,
): SilenceRow {
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
}

/** Those with enough to be ranked by their share, then the others, then what is not known. */
function worstFirst(a: SilenceRow, b: SilenceRow): number {
  const groupOf = (row: SilenceRow) => (row.key === UNKNOWN ? 2 : row.isRanked ? 0 : 1);
  return (
    groupOf(a) - groupOf(b) ||
    (a.isRanked && b.isRanked ? (b.share ?? 0) - (a.share ?? 0) : 0) ||
    b.promises - a.promises ||
    ((a.key ?? "") < (b.key ?? "") ? -1 : 1)
  );
}

const DAY_MINUTES = 1440;
const KINDS = PROMISE_KINDS.length + 1;
