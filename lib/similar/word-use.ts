/** In how many texts of a sample each stem occurs: what is said everywhere tells nothing. */
export interface WordUse {
  texts: number;
  counts: ReadonlyMap<string, number>;
}

export function countWordUse(texts: readonly (readonly string[])[]): WordUse {
  const counts = new Map<string, number>();
  for (const stems of texts) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return { texts: texts.length, counts };
}

/**
 * How rare a stem is: ln((texts + 1) / (texts with it + 1)), the inverse document frequency; 0 for a stop word, which is
 * one that stands in more than a fifth of the texts.
 */
export function rarityOf({ texts, counts }: WordUse, stem: string): number {
  const count = counts.get(stem) ?? 0;
  return texts >= FEWEST_FOR_STOP_WORDS && count > texts * STOP_SHARE ? 0 : Math.log((texts + 1) / (count + 1));
}

const STOP_SHARE = 0.2;
/** In fewer texts a fifth is chance. */
const FEWEST_FOR_STOP_WORDS = 50;
