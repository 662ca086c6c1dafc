/** How often something may be done: a bucket of tokens for each name, filled evenly. In memory; a restart fills them all. */
export interface Pace {
  /** Takes a token. @returns 0, or the seconds until there is one again */
  spend(name: string, now: number): number;
}

export function paceOf(perMinute: number): Pace {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    spend(name, now) {
      if (buckets.size >= MOST_NAMES && !buckets.has(name)) buckets.clear();
      const { tokens, at } = buckets.get(name) ?? { tokens: perMinute, at: now };
      const filled = Math.min(perMinute, tokens + (Math.max(0, now - at) / 60_000) * perMinute);
      buckets.set(name, { tokens: filled >= 1 ? filled - 1 : filled, at: now });
      return filled >= 1 ? 0 : Math.max(1, Math.ceil(((1 - filled) / perMinute) * 60));
    },
  };
}

const MOST_NAMES = 1000;
