/** Words that went by, remembered by 64 bits of each: a set of the words themselves takes three times as long. */
export interface SeenWords {
  /** Calls `tell` with every word of a text, as `foldWords` gives it, that has not gone by before. */
  eachNew(text: string, tell: (word: string) => void): void;
  clear(): void;
}

const PLACES = 2 ** 19;
/** Forgotten altogether beyond that, so that a free place is found soon. */
const MOST = PLACES / 2;
const SPACE = 32;

export function seenWords(): SeenWords {
  const table = new Uint32Array(2 * PLACES);
  let held = 0;
  const clear = () => {
    table.fill(0);
    held = 0;
  };
  /** Whether it is new. */
  const note = (a: number, b: number): boolean => {
    for (let place = a & (PLACES - 1); ; place = (place + 1) & (PLACES - 1)) {
      const first = table[2 * place] ?? 0;
      const second = table[2 * place + 1] ?? 0;
      if (first === a && second === b) return false;
      if (first !== 0 || second !== 0) continue;
      table[2 * place] = a;
      table[2 * place + 1] = b;
      held++;
      return true;
    }
  };
  return {
    eachNew(text, tell) {
      if (held > MOST) clear();
      let [a, b, start] = [FIRST_SEED, SECOND_SEED, 0];
      for (let at = 0; at <= text.length; at++) {
        const code = at === text.length ? SPACE : text.charCodeAt(at);
        if (code !== SPACE) {
          a = Math.imul(a ^ code, 2654435761);
          b = Math.imul(b ^ code, 1597334677);
          continue;
        }
        // The high bits of a product depend on every character, the low ones on few: mixed, or places would be shared.
        if (at > start && note((a ^ (a >>> 15)) >>> 0, (b ^ (b >>> 13)) >>> 0)) tell(text.slice(start, at));
        [a, b, start] = [FIRST_SEED, SECOND_SEED, at + 1];
      }
    },
    clear,
  };
}

const FIRST_SEED = 0xdeadbeef;
const SECOND_SEED = 0x41c6ce57;
