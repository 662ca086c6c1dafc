import type { TextTerm } from "@/lib/similar/terms";
import { countWordUse, rarityOf, type WordUse } from "@/lib/similar/word-use";

/** What the texts of one failure say more often than others do. */
export interface TellingProfile {
  /** By stem; as a vector of length 1. */
  weights: ReadonlyMap<string, number>;
  /** The stems that weigh most, each with the words it was written as. */
  telling: { stem: string; weight: number; words: string[] }[];
  /** From this likeness on (0–1) a text is said to read alike. */
  alikeFrom: number;
}

const WORDS_WEIGHED = 100;
const WORDS_LOOKED_FOR = 12;
/** In so many texts a word that stands in one alone is chance. */
const MANY_TEXTS = 4;

/**
 * Weighs the words of the texts that are linked: √p · ln(p / q), where p is the share of them with the word and q its
 * share among all texts: tf-idf of a class, in the form that told labelled complaints apart best (docs/similar.md).
 */
export function tellingProfile(linked: readonly (readonly TextTerm[])[], use: WordUse): TellingProfile {
  const stems = linked.map((terms) => terms.map(({ stem }) => stem));
  const own = countWordUse(stems);
  const weighed = [...own.counts]
    .flatMap(([stem, count]): [string, number][] => {
      if ((count < 2 && own.texts >= MANY_TEXTS) || rarityOf(use, stem) === 0) return [];
      const share = count / own.texts;
      const usual = ((use.counts.get(stem) ?? 0) + 1) / (use.texts + 1);
      return share > usual ? [[stem, Math.sqrt(share) * Math.log(share / usual)]] : [];
    })
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, WORDS_WEIGHED);
  const length = Math.hypot(...weighed.map(([, weight]) => weight));
  const weights = new Map(weighed.map(([stem, weight]) => [stem, weight / length]));
  const written = wordsOf(linked);
  const telling = weighed.slice(0, WORDS_LOOKED_FOR).map(([stem]) => ({
    stem,
    weight: weights.get(stem) ?? 0,
    words: written.get(stem) ?? [],
  }));
  return { weights, telling, alikeFrom: alikeFrom(stems.map((each) => likenessTo({ weights }, each, use))) };
}

/** The cosine of a text and a profile, 0 to 1; words of a text weigh as much as they are rare. */
export function likenessTo({ weights }: Pick<TellingProfile, "weights">, stems: readonly string[], use: WordUse): number {
  let product = 0;
  let squares = 0;
  for (const stem of stems) {
    const rarity = rarityOf(use, stem);
    squares += rarity * rarity;
    product += rarity * (weights.get(stem) ?? 0);
  }
  return squares === 0 ? 0 : product / Math.sqrt(squares);
}

/** As alike as the more alike two fifths of what people linked: few and right rather than many. */
const AS_ALIKE_AS = 0.6;
const LEAST = 0.12;
/** The texts of a failure that has hardly any are all alike to themselves. */
const MOST = 0.25;

function alikeFrom(own: readonly number[]): number {
  const sorted = own.toSorted((a, b) => a - b);
  return Math.min(MOST, Math.max(LEAST, sorted[Math.floor(sorted.length * AS_ALIKE_AS)] ?? LEAST));
}

/** Different spellings of a stem that are looked for. */
const MOST_WORDS = 6;

function wordsOf(texts: readonly (readonly TextTerm[])[]): Map<string, string[]> {
  const words = new Map<string, string[]>();
  for (const { stem, word } of texts.flat()) {
    const known = words.get(stem);
    if (!known) words.set(stem, [word]);
    else if (known.length < MOST_WORDS && !known.includes(word)) known.push(word);
  }
  return words;
}
