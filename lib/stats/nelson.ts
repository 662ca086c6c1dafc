/**
 * Nelson's rules (Journal of Quality Technology 1984) on values in units of sigma from the centre. Rule 7, too little
 * variation, is not asked: it speaks of the limits, not of the process.
 */
export const NELSON_RULES = [1, 2, 3, 4, 5, 6, 8] as const;
export type NelsonRule = (typeof NELSON_RULES)[number];

/** Changes with what the rules find, so that a chart can say by which ones it was marked. */
export const NELSON_VERSION = "Nelson 1984, version 1";

/** The rules that charts are marked by unless somebody asks for others. */
export const DEFAULT_RULES: readonly NelsonRule[] = [1, 2, 3, 5];

/** A rule that was met. */
export interface Alarm {
  rule: NelsonRule;
  /** Index of the point at which it was met. */
  at: number;
  /** Every point that made it so, in order. */
  points: number[];
}

/**
 * Where the rules are met, in order of time.
 * @param z in units of sigma; null breaks every run: an unfinished bucket, or one that rests on nothing
 */
export function nelsonAlarms(z: readonly (number | null)[], rules: readonly NelsonRule[] = DEFAULT_RULES): Alarm[] {
  const found = z.flatMap((_, at) =>
    rules.flatMap((rule): Alarm[] => {
      const points = metAt[rule](z, at);
      return points === null ? [] : [{ rule, at, points }];
    }),
  );
  return found.toSorted((a, b) => a.at - b.at || a.rule - b.rule);
}

type Values = readonly (number | null)[];

const metAt: Record<NelsonRule, (z: Values, at: number) => number[] | null> = {
  1: (z, at) => (Math.abs(z[at] ?? 0) > 3 + CLOSE ? [at] : null),
  2: (z, at) => onOneSide((side) => run(z, at, 9, (value) => value * side > CLOSE)),
  3: (z, at) => onOneSide((side) => steps(z, at, 6, (step) => step * side > CLOSE)),
  4: (z, at) => alternating(z, at, 14),
  5: (z, at) => onOneSide((side) => most(z, at, { of: 3, needed: 2 }, (value) => value * side > 2 + CLOSE)),
  6: (z, at) => onOneSide((side) => most(z, at, { of: 5, needed: 4 }, (value) => value * side > 1 + CLOSE)),
  8: (z, at) => run(z, at, 8, (value) => Math.abs(value) > 1 + CLOSE),
};

/** A value this close to a line lies on it: "beyond" is strict. */
const CLOSE = 1e-9;

function onOneSide(find: (side: 1 | -1) => number[] | null): number[] | null {
  return find(1) ?? find(-1);
}

function run(z: Values, at: number, length: number, holds: (value: number) => boolean): number[] | null {
  const points = lastOf(z, at, length);
  return points?.every(({ value }) => holds(value)) ? points.map(({ index }) => index) : null;
}

function steps(z: Values, at: number, length: number, holds: (step: number) => boolean): number[] | null {
  const points = lastOf(z, at, length);
  const isMet = points?.every(({ value }, place) => place === 0 || holds(value - (points[place - 1]?.value ?? value)));
  return points && isMet ? points.map(({ index }) => index) : null;
}

function alternating(z: Values, at: number, length: number): number[] | null {
  const points = lastOf(z, at, length);
  const found = points?.slice(1).map(({ value }, place) => Math.sign(value - (points[place]?.value ?? value)));
  const isMet = found?.every((step, place) => step !== 0 && (place === 0 || step === -(found[place - 1] ?? 0)));
  return points && isMet ? points.map(({ index }) => index) : null;
}

/** The points that hold among the last few, if they are enough and the last is one of them. */
function most(z: Values, at: number, { of, needed }: { of: number; needed: number }, holds: (value: number) => boolean): number[] | null {
  const window: { index: number; value: number }[] = [];
  for (let index = at; index > at - of; index--) {
    const value = z[index];
    if (value === null || value === undefined) break;
    window.unshift({ index, value });
  }
  const points = window.filter(({ value }) => holds(value)).map(({ index }) => index);
  return points.at(-1) === at && points.length >= needed ? points : null;
}

/** The last points up to one; null when there are not so many without a break. */
function lastOf(z: Values, at: number, length: number): { index: number; value: number }[] | null {
  if (at + 1 < length) return null;
  const points = z
    .slice(at + 1 - length, at + 1)
    .flatMap((value, place) => (value === null ? [] : [{ index: at + 1 - length + place, value }]));
  return points.length === length ? points : null;
}
