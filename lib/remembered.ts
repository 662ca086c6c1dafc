import type { Facts } from "@/db/facts/duckdb";

/**
 * Works something out once for each key and each facts; whoever asks meanwhile waits for the same answer. The key says
 * all that the answer depends on, the data version first of all. What failed is forgotten.
 * @param most how many answers are kept: those asked for last
 */
export function rememberer<Answer>(most: number): (facts: Facts, key: unknown, work: () => Promise<Answer>) => Promise<Answer> {
  const byFacts = new WeakMap<Facts, Map<string, Promise<Answer>>>();
  return (facts, key, work) => {
    const known = byFacts.get(facts) ?? new Map<string, Promise<Answer>>();
    byFacts.set(facts, known);
    const text = JSON.stringify(key);
    const found = known.get(text);
    const answer = found ?? work();
    // Read last, kept longest.
    known.delete(text);
    known.set(text, answer);
    for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - most))) known.delete(oldest);
    if (!found) answer.catch(() => known.delete(text));
    return answer;
  };
}
