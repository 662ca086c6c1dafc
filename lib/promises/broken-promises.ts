import { sql } from "drizzle-orm";
import { factPromise as fact } from "@/db/facts/tables";
import { UNKNOWN } from "@/lib/filters";
import { type Asked, questionOf } from "@/lib/metrics/ask";
import { type SeriesName, UNKNOWN_NAME } from "@/lib/metrics/dimensions";
import { countRows } from "@/lib/metrics/query";
import { MIN_TO_RANK } from "@/lib/metrics/ranked-shares";
import { seriesNames } from "@/lib/metrics/split";
import { int } from "@/lib/metrics/where";

/** Promises that have come due, and those of them that were done late or not at all. */
export interface BrokenCount {
  late: number;
  missed: number;
  due: number;
}

export interface BrokenPromises {
  /** The procedures with the most broken promises first; what is not known last. */
  procedures: (SeriesName & { total: BrokenCount })[];
  kinds: (SeriesName & { total: BrokenCount })[];
  /** cells[procedure][kind]. */
  cells: BrokenCount[][];
  /** Of every promise, those of procedures that are not listed included. */
  total: BrokenCount;
  /** Procedures beyond those listed. */
  hidden: number;
  /** The known procedure and kind with the most broken promises, where enough have come due to say so. */
  worst: { procedure: SeriesName; kind: SeriesName; count: BrokenCount } | null;
}

export const brokenOf = ({ late, missed }: BrokenCount): number => late + missed;
export const isEnough = ({ due }: BrokenCount): boolean => due >= MIN_TO_RANK;

const MOST_PROCEDURES = 12;
const PAIR = 2 ** 26;

/** Broken promises by procedure and kind at once, by the parts of follow-through, each promise in exactly one cell. */
export async function brokenPromises(asked: Asked): Promise<BrokenPromises> {
  const { question } = await questionOf(asked, { id: "follow-through", grain: "none" });
  // Both ids in one integer that JavaScript holds exactly.
  const split = sql`(cast(${fact.promiseProcedure} as bigint) * ${int(PAIR)} + ${fact.kind})`;
  const counts = new Map<number, BrokenCount>();
  for (const { split: pair, part, rows } of await countRows(asked.reader, { ...question, split })) {
    if (part !== "on-time" && part !== "late" && part !== "missed") continue;
    const count = counts.get(pair) ?? none();
    count.due += rows;
    if (part !== "on-time") count[part] += rows;
    counts.set(pair, count);
  }
  const pairs = [...counts].map(([pair, count]) => ({ procedure: Math.floor(pair / PAIR), kind: pair % PAIR, count }));
  const { db } = asked.workspace.record;
  const procedures = await sidesOf(
    pairs,
    ({ procedure }) => procedure,
    (ids) => seriesNames(db, "procedure", ids),
  );
  const kinds = await sidesOf(
    pairs,
    ({ kind }) => kind,
    (ids) => seriesNames(db, "kind", ids),
  );
  const listed = procedures.slice(0, MOST_PROCEDURES);
  const cell = (procedure: number, kind: number) => counts.get(procedure * PAIR + kind) ?? none();
  const [worst] = pairs
    .filter(({ procedure, kind, count }) => procedure > 0 && kind > 0 && brokenOf(count) > 0 && isEnough(count))
    .toSorted((a, b) => brokenOf(b.count) - brokenOf(a.count) || a.count.due - b.count.due || a.procedure - b.procedure);
  const nameOf = (sides: Side[], id: number) => nameAlone(sides.find((side) => side.id === id) ?? UNKNOWN_NAME);
  return {
    procedures: listed.map(({ id: _, ...side }) => side),
    kinds: kinds.map(({ id: _, ...side }) => side),
    cells: listed.map((procedure) => kinds.map((kind) => cell(procedure.id, kind.id))),
    total: pairs.reduce((sum, { count }) => plus(sum, count), none()),
    hidden: procedures.length - listed.length,
    worst: worst ? { procedure: nameOf(procedures, worst.procedure), kind: nameOf(kinds, worst.kind), count: worst.count } : null,
  };
}

interface Pair {
  procedure: number;
  kind: number;
  count: BrokenCount;
}
interface Side extends SeriesName {
  id: number;
  total: BrokenCount;
}

/** One side of the table with its totals: most broken first, ties by key, not known last. */
async function sidesOf(pairs: Pair[], of: (pair: Pair) => number, namesOf: (ids: number[]) => Promise<Map<number, SeriesName>>) {
  const totals = new Map<number, BrokenCount>();
  for (const pair of pairs) totals.set(of(pair), plus(totals.get(of(pair)) ?? none(), pair.count));
  const names = await namesOf([...totals.keys()]);
  return [...totals]
    .map(([id, total]): Side => ({ id, ...(names.get(id) ?? UNKNOWN_NAME), total }))
    .toSorted(
      (a, b) =>
        Number(a.key === UNKNOWN) - Number(b.key === UNKNOWN) ||
        brokenOf(b.total) - brokenOf(a.total) ||
        b.total.due - a.total.due ||
        (a.key < b.key ? -1 : 1),
    );
}

function nameAlone({ key, label }: SeriesName): SeriesName {
  return { key, label };
}

function plus(a: BrokenCount, b: BrokenCount): BrokenCount {
  return { late: a.late + b.late, missed: a.missed + b.missed, due: a.due + b.due };
}

function none(): BrokenCount {
  return { late: 0, missed: 0, due: 0 };
}
