/** That one count of a table is the sum of others, as a reader of the table would know: by their places. */
export interface Sum {
  whole: number;
  parts: readonly number[];
}

/**
 * Which counts of a table are held back: those from 1 to one below the threshold, and as few and as small others as it takes
 * that none of what is held back can be worked out from what is shown.
 *
 * Who reads the table knows that what is held back is 1 at least. Two things are asked for. By each sum alone, a count that
 * is held back could be anything from 1 to the threshold. And by all sums together it could be another: there is another
 * table with the same counts shown and this one different, which is looked for, and where none is found one more is held back.
 * @param sums those that do not add up are passed over: nothing can be worked out from them
 */
export function suppress(counts: readonly number[], sums: readonly Sum[], threshold: number): boolean[] {
  const table = tableOf(counts, sums, threshold);
  for (;;) {
    if (settleSums(table)) continue;
    const told = counts.findIndex((_, at) => table.isHeld[at] && !isOpen(table, at) && holdNear(table, at));
    if (told === -1) return table.isHeld;
  }
}

interface Table {
  counts: readonly number[];
  sums: readonly Sum[];
  threshold: number;
  isHeld: boolean[];
  /** The sums that a count is in. */
  sumsOf: Sum[][];
}

function tableOf(counts: readonly number[], all: readonly Sum[], threshold: number): Table {
  const at = (place: number) => counts[place] ?? 0;
  const sums = all.filter(({ whole, parts }) => parts.length > 0 && at(whole) === parts.reduce((total, part) => total + at(part), 0));
  const sumsOf: Sum[][] = counts.map(() => []);
  for (const sum of sums) for (const place of membersOf(sum)) sumsOf[place]?.push(sum);
  return { counts, sums, threshold, sumsOf, isHeld: counts.map((count) => count > 0 && count < threshold) };
}

/** Holds one more of each sum that gives away too much by itself. @returns whether any did */
function settleSums(table: Table): boolean {
  let isChanged = false;
  for (const sum of table.sums) while (givesAway(table, sum) && holdSmallest(table, membersOf(sum))) isChanged = true;
  return isChanged;
}

function givesAway({ counts, isHeld, threshold }: Table, { whole, parts }: Sum): boolean {
  const held = parts.filter((part) => isHeld[part]);
  if (isHeld[whole]) return held.length === 0;
  if (held.length === 0) return false;
  const together = held.reduce((total, part) => total + (counts[part] ?? 0), 0);
  return held.length === 1 || together - held.length < threshold - 1;
}

/** @returns false where there is nothing left to hold back: what is 0 tells of nobody, and stays */
function holdSmallest({ counts, isHeld }: Table, places: readonly number[]): boolean {
  const shown = places.filter((place) => !isHeld[place] && (counts[place] ?? 0) > 0);
  const [first] = shown.toSorted((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
  if (first === undefined) return false;
  isHeld[first] = true;
  return true;
}

/** Holds one more in the sums of a count, or else in those that hang together with them. */
function holdNear(table: Table, place: number): boolean {
  const reached = new Set([place]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const each of [...reached]) for (const sum of table.sumsOf[each] ?? []) for (const member of membersOf(sum)) reached.add(member);
    if (holdSmallest(table, [...reached])) return true;
  }
  return false;
}

/** Whether another table shows the same and has one more, or one less, here. */
function isOpen(table: Table, place: number): boolean {
  return [1, -1].some((by) => canMove(table, new Map(), place, by, { left: STEPS }));
}

/** How many moves are tried; where more would be needed, one more count is held back. */
const STEPS = 500;

/** Changes one count by one and puts each sum right again by changing others that are held back, each by one. */
function canMove(table: Table, moved: Map<number, number>, place: number, by: number, steps: { left: number }): boolean {
  if (steps.left-- <= 0 || (table.counts[place] ?? 0) + by < 1) return false;
  moved.set(place, by);
  const wrong = firstWrong(table, moved);
  if (!wrong) return true;
  const { sum, excess } = wrong;
  const free = membersOf(sum).filter((member) => table.isHeld[member] && !moved.has(member));
  // A part must go the way of the whole, the whole against what is missing.
  if (free.some((member) => canMove(table, moved, member, member === sum.whole ? -Math.sign(excess) : Math.sign(excess), steps)))
    return true;
  moved.delete(place);
  return false;
}

function firstWrong({ sumsOf }: Table, moved: ReadonlyMap<number, number>): { sum: Sum; excess: number } | null {
  const by = (place: number) => moved.get(place) ?? 0;
  for (const place of moved.keys()) {
    for (const sum of sumsOf[place] ?? []) {
      const excess = by(sum.whole) - sum.parts.reduce((total, part) => total + by(part), 0);
      if (excess !== 0) return { sum, excess };
    }
  }
  return null;
}

function membersOf({ whole, parts }: Sum): number[] {
  return [...parts, whole];
}
