/** How many rows and texts were emptied, by kind. */
export type Counts = Record<string, number>;

/** Adds to a kind; kinds of which there is nothing are left out. */
export function count(counts: Counts, kind: string, more: number): void {
  if (more > 0) counts[kind] = (counts[kind] ?? 0) + more;
}

export function added(a: Counts, b: Counts): Counts {
  const sum = { ...a };
  for (const [kind, more] of Object.entries(b)) count(sum, kind, more);
  return sum;
}
