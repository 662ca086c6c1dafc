/** The three letters of a currency as a number, 0 for anything else: facts hold numbers alone. `EUR` is 3242. */
export function currencyCode(letters: string): number {
  const upper = letters.trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(upper)) return 0;
  return [...upper].reduce((code, letter) => code * 26 + (letter.charCodeAt(0) - FIRST), 0) + 1;
}

/** Back again; null for 0. */
export function currencyOf(code: number): string | null {
  if (code <= 0) return null;
  const [rest, last] = [Math.floor((code - 1) / 26), (code - 1) % 26];
  return [Math.floor(rest / 26), rest % 26, last].map((place) => String.fromCharCode(place + FIRST)).join("");
}

const FIRST = "A".charCodeAt(0);
