/** How well some words fit a name: higher is better, null is not at all. Case and accents do not matter. */
export function fitOf(words: string, name: string): number | null {
  const parts = folded(words).split(/\s+/).filter(Boolean);
  const text = folded(name);
  let fit = 0;
  for (const part of parts) {
    const at = text.indexOf(part);
    if (at === -1) return null;
    // The beginning of the name says more than the beginning of a word of it, and that more than the middle of one.
    fit += at === 0 ? 3 : startsAWord(text, part) ? 2 : 1;
  }
  return parts.length === 0 ? 0 : fit / parts.length;
}

/** Those that the words fit, the best first; equally good ones stay in the order they came in. */
export function bestMatches<T>(words: string, things: readonly T[], nameOf: (thing: T) => string, most: number): T[] {
  return things
    .flatMap((thing) => {
      const fit = fitOf(words, nameOf(thing));
      return fit === null ? [] : [{ thing, fit }];
    })
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, most)
    .map(({ thing }) => thing);
}

function startsAWord(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
