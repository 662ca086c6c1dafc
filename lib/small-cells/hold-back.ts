import type { MetricResult, PartCount, Point, Total } from "@/lib/metrics/result";
import { type Sum, suppress } from "@/lib/small-cells/suppress";

/** Stands in the place of a number that is held back. */
export const HELD = "held";
/** A number, unless it is not known or held back. */
export type Shown = number | null | typeof HELD;

/** The same with any of its numbers held back. */
export type Showing<T> = { [Key in keyof T]: T[Key] extends number | null ? Shown : T[Key] };

/** The numbers of a metric over one period, as somebody without an account may read them. */
export interface ShownNumbers {
  total: Showing<Total>;
  parts: Showing<PartCount>[];
  points: Showing<Point>[];
  /** Whether the curve of a duration, in which every step is a count, is left out. */
  isCurveHeld: boolean;
}

type Numbers = Pick<MetricResult, "total" | "parts" | "points">;

/**
 * The numbers of a metric with small counts held back, and those from which they could be worked out. A rate goes with its
 * numerator or denominator. Counts of failures are no counts of people, and stay.
 * @param threshold counts from 1 to one below it are held back; 0: none
 */
export function holdBack({ unit, kind }: Pick<MetricResult, "unit" | "kind">, numbers: Numbers, threshold: number): ShownNumbers {
  const counts: number[] = [];
  const sums: Sum[] = [];
  const place = (count: number) => counts.push(count) - 1;
  const placed = (row: Total | Point) => placedRow(place, sums, kind, row);
  const total = { ...placed(numbers.total), excluded: place(numbers.total.excluded), unknown: place(numbers.total.unknown) };
  const points = numbers.points.map(placed);
  const parts = numbers.parts.map(({ count }) => place(count));
  const sum = (whole: number | null, of: (number | null)[]) => {
    if (whole !== null) sums.push({ whole, parts: of.filter((each) => each !== null) });
  };
  for (const key of ["numerator", "denominator", "rest", "immature"] as const)
    sum(
      total[key],
      points.map((point) => point[key]),
    );
  const ofRole = (role: PartCount["role"]) => parts.filter((_, at) => numbers.parts[at]?.role === role);
  sum(total.numerator, ofRole("numerator"));
  sum(total.rest ?? total.denominator, ofRole("denominator"));
  for (const role of ["immature", "excluded", "unknown"] as const) sum(total[role], ofRole(role));
  const isHeld = unit === "failure" ? counts.map(() => false) : suppress(counts, sums, threshold);
  const shown = (at: number | null): Shown => (at === null ? null : isHeld[at] ? HELD : (counts[at] ?? null));
  return {
    total: {
      ...shownRow(numbers.total, total, shown),
      excluded: shown(total.excluded),
      unknown: shown(total.unknown),
    },
    parts: numbers.parts.map((part, at) => ({ ...part, count: shown(parts[at] ?? null) })),
    points: numbers.points.map((point, at) => ({ ...point, ...shownRow(point, points[at] ?? NOWHERE, shown) })),
    isCurveHeld: threshold > 0 && unit !== "failure",
  };
}

/** Where the counts of a row stand among all. */
interface Placed {
  numerator: number | null;
  denominator: number | null;
  /** What of the denominator is not in the numerator: nobody shows it, and anybody can take one from the other. */
  rest: number | null;
  immature: number | null;
}

const NOWHERE: Placed = { numerator: null, denominator: null, rest: null, immature: null };

function placedRow(place: (count: number) => number, sums: Sum[], kind: MetricResult["kind"], row: Total | Point): Placed {
  const numerator = place(row.numerator);
  const denominator = row.denominator === null ? null : place(row.denominator);
  const isWithin = kind !== "per-hundred" && row.denominator !== null && row.denominator >= row.numerator;
  const rest = isWithin ? place((row.denominator ?? 0) - row.numerator) : null;
  if (denominator !== null && rest !== null) sums.push({ whole: denominator, parts: [numerator, rest] });
  return { numerator, denominator, rest, immature: place(row.immature) };
}

function shownRow(row: Total | Point, at: Placed, shown: (place: number | null) => Shown) {
  const counts = { numerator: shown(at.numerator), denominator: shown(at.denominator), immature: shown(at.immature) };
  const isHeld = counts.numerator === HELD || counts.denominator === HELD;
  const derived = (value: number | null): Shown => (isHeld && value !== null ? HELD : value);
  const value: Shown = isHeld ? HELD : row.value;
  return { ...counts, value, low: derived(row.low), high: derived(row.high) };
}

/** How a number that is held back is written. */
export function heldMark(threshold: number): string {
  return `<${threshold}`;
}

/** The line of a file that says so. */
export function heldLine(threshold: number): [string, string] {
  const words = `1 to ${threshold - 1} are written ${heldMark(threshold)}, and so are the fewest others from which they could be worked out`;
  return ["small counts", threshold === 0 ? "shown, as the settings of this workspace say" : words];
}
