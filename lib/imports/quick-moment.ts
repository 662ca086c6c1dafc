import { readDate } from "@/lib/imports/read-date";

/** The day of a written date by both readings, and the second of its day, for counting: as far as it can be told quickly. */
export interface QuickMoment {
  dmy: number | null;
  mdy: number | null;
  /** Null where only the day is written. */
  second: number | null;
}

const MOST_REMEMBERED = 20_000;
const DAY_MS = 86_400_000;

/** Reads moments as `readDate` does; the same few days come again and again, and ISO texts need no pattern. */
export function quickMoments(): (text: string) => QuickMoment {
  const known = new Map<string, QuickMoment>();
  return (text) => {
    const iso = isoMoment(text);
    if (iso) return iso;
    const earlier = known.get(text);
    if (earlier) return earlier;
    const found = slowMoment(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(Buffer.from(text).toString(), found);
    return found;
  };
}

function slowMoment(text: string): QuickMoment {
  const [dmy, mdy] = (["dmy", "mdy"] as const).map((order) => {
    const date = readDate(text, { order, serial: true });
    return date === "ambiguous" ? null : date;
  });
  const time = (mdy ?? dmy)?.time ?? null;
  return { dmy: dmy?.day ?? null, mdy: mdy?.day ?? null, second: time === null ? null : Math.floor(time / 1000) };
}

/** `2024-03-18` and `2024-03-18T21:05:07`, whatever follows. */
function isoMoment(text: string): QuickMoment | null {
  if (text[4] !== "-" || text[7] !== "-") return null;
  const day = Date.UTC(number(text, 0, 4), number(text, 5, 2) - 1, number(text, 8, 2)) / DAY_MS;
  if (!Number.isInteger(day)) return null;
  if (text.length === 10) return { dmy: day, mdy: day, second: null };
  if (text[13] !== ":") return null;
  const second = number(text, 11, 2) * 3_600 + number(text, 14, 2) * 60 + (text[16] === ":" ? number(text, 17, 2) : 0);
  return second >= 0 && second < 86_400 ? { dmy: day, mdy: day, second } : null;
}

/** NaN where one of the characters is no digit. */
function number(text: string, at: number, length: number): number {
  let value = 0;
  for (let place = at; place < at + length; place++) {
    const digit = text.charCodeAt(place) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
