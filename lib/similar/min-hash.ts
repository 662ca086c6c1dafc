/**
 * Numbers that two sets of words (each by its hash) probably share when the sets overlap: MinHash signatures cut into bands of two
 * (Broder 1997; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3). With 12 bands, sets of which
 * half is common meet with a probability of 97 %, a third of 76 %, a tenth of 11 %.
 */
export function bandsOf(hashes: readonly number[]): number[] {
  const bands: number[] = [];
  for (let band = 0; band < BANDS; band++) {
    const first = lowest(hashes, SEEDS[band * 2] ?? 1);
    const second = lowest(hashes, SEEDS[band * 2 + 1] ?? 1);
    // Doubles hold 53 bits: 26 of the one, 22 of the other and the band.
    bands.push((first >>> 6) * 2 ** 27 + (second >>> 10) * 32 + band);
  }
  return bands;
}

const BANDS = 12;
/** Odd numbers from a fixed start, so that the same words give the same bands in every process. */
const SEEDS = Array.from({ length: BANDS * 2 }, (_, index) => mix(0x9e3779b9 * (index + 1)) | 1);

function lowest(hashes: readonly number[], seed: number): number {
  let least = 0xffffffff;
  for (const hash of hashes) {
    const value = mix(Math.imul(hash, seed) ^ seed);
    if (value < least) least = value;
  }
  return least;
}

/** A word as a number of 32 bits: FNV-1a. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit of the number comes to depend on every other. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
