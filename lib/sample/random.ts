/** Chance that comes out the same for the same seed, on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  unit(): number;
  /** A whole number, 0 ≤ x < n. */
  below(n: number): number;
  /** A whole number, low ≤ x ≤ high. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the items, each as often as its weight says. */
  weighted<T>(items: readonly Weighted<T>[]): T;
  /** How many of something happen when `mean` are expected. */
  poisson(mean: number): number;
  /** A positive number whose middle value is `median`; a larger spread has a longer tail (log-normal). */
  around(median: number, spread: number): number;
}

export type Weighted<T> = readonly [item: T, weight: number];

/** @param seed any text; another one is another sequence */
export function seeded(seed: string): Random {
  const unit = sequence(seed);
  const below = (n: number) => Math.floor(unit() * n);
  return {
    unit,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => unit() < probability,
    pick: (items) => only(items[below(items.length)]),
    weighted(items) {
      let left = unit() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return only(items.at(-1)?.[0]);
    },
    poisson(mean) {
      const enough = Math.exp(-mean);
      let product = unit();
      let count = 0;
      while (product > enough) {
        product *= unit();
        count++;
      }
      return count;
    },
    around: (median, spread) => median * Math.exp(spread * (unit() + unit() + unit() - 1.5) * 2),
  };
}

/** Mulberry32 (Tommy Ettinger, public domain), started from an FNV-1a hash of the seed: 32 bits are plenty for a sample. */
function sequence(seed: string): () => number {
  let state = 2_166_136_261;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function only<T>(item: T | undefined): T {
  if (item === undefined) throw new RangeError("Nothing can be picked from an empty list");
  return item;
}
