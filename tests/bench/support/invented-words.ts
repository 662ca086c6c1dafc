import { seededRandom } from "@/tests/bench/support/random";

/** A share of texts in which a word stands, besides the usual ones. */
export const MARKED = { common: "refundable", rare: "zeppelin", phrase: "late fee" } as const;
export const SHARES = { common: 0.3, rare: 1 / 20_000, phrase: 0.05 } as const;

const SYLLABLES =
  "re fu nd com pa ny ac count cre dit lo an pay ment de lay cal ler ser vi ce ti on ing un al in ex ter bank pro mis tech ni cian wait hold tra ns fer".split(
    " ",
  );
const WORDS = 40_000;

/**
 * Texts of invented words whose frequencies fall as those of a language do (Zipf): 40,000 different words, about 600
 * bytes a narrative. The same seed, the same texts.
 */
export function inventedTexts(seed: number): () => { summary: string; narrative: string } {
  const random = seededRandom(seed);
  const words = vocabulary(random);
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 0; rank < words.length; rank++) {
    sum += 1 / (rank + 2.7);
    sums.push(sum);
  }
  const word = () => {
    const wanted = random() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? "";
  };
  const text = (length: number) => Array.from({ length }, word).join(" ");
  return () => {
    const marks = Object.entries(MARKED).flatMap(([kind, mark]) => (random() < (shareOf[kind] ?? 0) ? [mark] : []));
    return { summary: text(8), narrative: `${[text(35), ...marks, text(35)].join(" ")}.` };
  };
}

const shareOf: Record<string, number> = SHARES;

function vocabulary(random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < WORDS) {
    const length = 1 + Math.floor(random() * 4);
    words.add(Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(""));
  }
  return [...words];
}
