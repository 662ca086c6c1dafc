/** What the number of a cell means by its number format. */
export type NumberMeaning = "number" | "date" | "minute" | "second" | "clock" | "elapsed";

/**
 * The number of a cell as text: dates and times by what its format shows of them, as its CSV would; every other number
 * digit by digit as the workbook writes it, since ids may be longer than a number can be exact.
 * @param is1904 whether days are counted from 1904-01-01, as old Macs did
 */
export function numberText(written: string, meaning: NumberMeaning, is1904: boolean): string {
  if (meaning === "number") return plainNumber(written);
  const value = Number(written);
  if (!Number.isFinite(value) || value < 0 || value > LAST_SERIAL) return plainNumber(written);
  const seconds = Math.round(value * 86_400);
  const time = clock(seconds % 86_400);
  if (meaning === "clock") return time;
  if (meaning === "elapsed") return `${Math.floor(seconds / 3600)}${time.slice(2)}`;
  const day = new Date((Math.floor(seconds / 86_400) - (is1904 ? DAYS_1904 : DAYS_1900)) * 86_400_000).toISOString().slice(0, 10);
  if (meaning === "date") return day;
  return `${day} ${meaning === "minute" ? time.slice(0, 5) : time}`;
}

/** 9999-12-31. */
const LAST_SERIAL = 2_958_466;
/** 1970-01-01 as a serial number. */
const DAYS_1900 = 25_569;
const DAYS_1904 = 24_107;

function clock(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
}

function plainNumber(written: string): string {
  const text = written.trim();
  if (/^-?\d+$/.test(text)) return text;
  const value = Number(text);
  // 5.70306E+17 has lost its digits, and should look like it; 1.5E-3 and 0.10000000000000001 have not.
  return text === "" || !Number.isFinite(value) || Math.abs(value) >= 1e15 ? text : String(value);
}

/** What a number format makes of numbers; `id` is that of a built-in one when there is no code. */
export function meaningOf(id: number, code: string | undefined): NumberMeaning {
  return code === undefined ? (BUILT_IN.get(id) ?? "number") : meaningOfCode(code);
}

// 27–36 and 50–58 are dates in East Asian versions, 32, 33, 55 and 56 of them times.
const BUILT_IN = new Map<number, NumberMeaning>([
  ...numbered([14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58], "date"),
  ...numbered([18, 19, 20, 21, 32, 33, 45, 47, 55, 56], "clock"),
  [22, "minute"],
  [46, "elapsed"],
]);

function numbered(ids: number[], meaning: NumberMeaning): [number, NumberMeaning][] {
  return ids.map((id) => [id, meaning]);
}

function meaningOfCode(code: string): NumberMeaning {
  const [first = ""] = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .toLowerCase()
    .split(";");
  if (/general/.test(first) || !/[ydhsm]/.test(first)) return "number";
  if (/\[[hms]+\]/.test(first)) return "elapsed";
  const hasTime = /[hs]/.test(first);
  // A month beside hours is minutes.
  const hasDay = /[yd]/.test(first) || (/m/.test(first) && !hasTime) || /mmm/.test(first);
  if (!hasTime) return "date";
  if (!hasDay) return "clock";
  return /s/.test(first) ? "second" : "minute";
}
