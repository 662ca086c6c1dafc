/** Random values that are the same in every run. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** 0 to n − 1, all alike. */
  below(n: number): number;
  /** 1 to n, small ones more often: as teams, products and causes are. */
  pick(n: number): number;
  oneOf<T>(values: readonly T[]): T;
}

/** mulberry32 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function randomOf(seed: number): Random {
  const next = seededRandom(seed);
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    chance: (probability) => next() < probability,
    below,
    pick: (n) => 1 + Math.floor(next() ** 1.7 * n),
    oneOf(values) {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error("one of nothing");
      return value;
    },
  };
}
