import { copied } from "@/lib/imports/copied";
import type { DateRule } from "@/lib/imports/mapping";
import { type DateReading, readDate, twoNumbersOf } from "@/lib/imports/read-date";

/**
 * What the dates of a column say about themselves: whether the day or the month comes first, and whether some of them
 * have the two swapped. Counted over the whole file before a row is read.
 */
export interface DateEvidence {
  add(text: string): void;
  /** How many year-last dates can only be day first, only month first, or either. */
  orders(): { dayFirst: number; monthFirst: number; either: number };
  /** Two of the dates that can be read either way, as they are written. */
  examples(): string[];
  /** Dates that look swapped once the order is known; null when none do. */
  swaps(order: DateReading["order"]): Swaps | null;
}

/** What the year-last dates of a whole file say about their order. */
export interface WrittenOrder {
  order: DateReading["order"];
  /** How many dates can be nothing else. */
  certain: number;
  /** How many dates were read by it that could be read two ways. */
  doubtful: number;
}

/** All columns of a file are taken to be written in one order; dates that contradict each other decide nothing. */
export function writtenOrder(columns: DateEvidence[]): WrittenOrder {
  const counts = columns.map((column) => column.orders());
  const sum = (name: "dayFirst" | "monthFirst" | "either") => counts.reduce((total, each) => total + each[name], 0);
  const [dayFirst, monthFirst, doubtful] = [sum("dayFirst"), sum("monthFirst"), sum("either")];
  if (dayFirst > 0 && monthFirst === 0) return { order: "dmy", certain: dayFirst, doubtful };
  if (monthFirst > 0 && dayFirst === 0) return { order: "mdy", certain: monthFirst, doubtful };
  return { order: "unknown", certain: 0, doubtful };
}

/** So many dates must agree against the order that a kind of file usually has; fewer are taken for mistakes. */
const FEWEST_AGAINST = 3;

/** The order in which a column is read: its mapping's, unless that leaves it to the file or the whole file says otherwise. */
export function orderFor(usual: DateRule["order"], { order, certain }: WrittenOrder): DateReading["order"] {
  if (usual === "file") return order;
  return order !== "unknown" && certain >= FEWEST_AGAINST ? order : usual;
}

export interface Swaps {
  /** The months (1–12) in which days above 12 occur. */
  months: number[];
  rows: number;
  /** Rows in these months whose day is the number of such a month too: of them it cannot be told. */
  untold: number;
}

export function dateEvidence(serial: boolean): DateEvidence {
  // How often each pair of numbers occurs, in the order they stand in the file; year-first dates apart.
  const pairs = new Uint32Array(32 * 32);
  const yearFirst = new Uint32Array(32 * 32);
  const doubtful: string[] = [];
  return {
    add(text) {
      const numbers = twoNumbersOf(text);
      if (numbers) {
        const [first, second] = numbers;
        if (first < 32 && second < 32) bump(pairs, first, second);
        const isDoubtful = first <= 12 && second <= 12 && first !== second;
        if (isDoubtful && doubtful.length < 2 && !doubtful.includes(text)) doubtful.push(copied(text));
        return;
      }
      const date = readDate(text, { order: "unknown", serial });
      if (date === null || date === "ambiguous") return;
      const day = new Date(date.day * 86_400_000);
      bump(yearFirst, day.getUTCMonth() + 1, day.getUTCDate());
    },
    orders() {
      const counts = { dayFirst: 0, monthFirst: 0, either: 0 };
      eachPair(pairs, (first, second, rows) => {
        if (first > 12 && second > 12) return;
        if (first > 12) counts.dayFirst += rows;
        else if (second > 12) counts.monthFirst += rows;
        else if (first !== second) counts.either += rows;
      });
      return counts;
    },
    examples: () => doubtful,
    swaps(order) {
      const byMonth = new Uint32Array(32 * 32);
      eachPair(yearFirst, (month, day, rows) => bump(byMonth, month, day, rows));
      eachPair(pairs, (first, second, rows) => (order === "dmy" ? bump(byMonth, second, first, rows) : bump(byMonth, first, second, rows)));
      return swapsIn(byMonth);
    },
  };
}

/**
 * Where part of a column was read the wrong way round, the wrong dates lie in months that have no day above 12, and
 * their days are the numbers of the true months. Said only when chance would hardly do that: of at least five such
 * dates nine in ten fit, and days spread evenly over 1–12 would fit as often less than once in a thousand times.
 */
function swapsIn(byMonth: Uint32Array): Swaps | null {
  const months = new Set<number>();
  eachPair(byMonth, (month, day) => {
    if (day > 12) months.add(month);
  });
  let [outside, fitting, untold] = [0, 0, 0];
  eachPair(byMonth, (month, day, rows) => {
    if (months.has(month)) {
      if (months.has(day)) untold += rows;
      return;
    }
    outside += rows;
    if (months.has(day)) fitting += rows;
  });
  const chance = (months.size / 12) ** fitting;
  if (fitting < 5 || fitting < outside * 0.9 || chance >= 0.001) return null;
  return { months: [...months].sort((a, b) => a - b), rows: fitting, untold };
}

function bump(pairs: Uint32Array, first: number, second: number, rows = 1): void {
  pairs[first * 32 + second] = (pairs[first * 32 + second] ?? 0) + rows;
}

function eachPair(pairs: Uint32Array, visit: (first: number, second: number, rows: number) => void): void {
  for (let at = 0; at < pairs.length; at++) {
    const rows = pairs[at] ?? 0;
    if (rows > 0) visit(Math.floor(at / 32), at % 32, rows);
  }
}
