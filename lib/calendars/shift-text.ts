/** A shift of a day: from and to in minutes; `to` beyond 1440 ends on the next day. */
export type Shift = [number, number];

/** Of one day. */
export const MOST_SHIFTS = 6;

/**
 * Reads the shifts of a day as people write them: "09:00-17:00", "8:00–12:00, 13:00–17:00", "22:00-06:00" over midnight;
 * empty where nobody works.
 * @returns the shifts in their order, or what is wrong, as it stands after "must be" or the name of the day
 */
export function parseShifts(text: string): { shifts: Shift[] } | { wrong: string } {
  const written = text
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
  if (written.length > MOST_SHIFTS) return { wrong: `may have at most ${MOST_SHIFTS} shifts` };
  const shifts: Shift[] = [];
  for (const each of written) {
    const match = /^(\d{1,2})[:.](\d{2})\s*(?:-|–|—|to)\s*(\d{1,2})[:.](\d{2})$/.exec(each);
    const from = match ? minuteOf(match[1], match[2]) : null;
    const to = match ? minuteOf(match[3], match[4]) : null;
    if (from === null || to === null || from === DAY)
      return { wrong: `must be times such as 09:00-17:00, or 22:00-06:00 over midnight; got "${each.slice(0, 40)}"` };
    // What ends when it began, or before, ends on the next day: 00:00-00:00 is the whole day.
    shifts.push([from, to > from ? to : to + DAY]);
  }
  shifts.sort((a, b) => a[0] - b[0]);
  const overlap = shifts.find(([from], index) => index > 0 && from < (shifts[index - 1]?.[1] ?? 0));
  if (overlap) return { wrong: `has shifts that overlap at ${clock(overlap[0])}` };
  return { shifts };
}

/** "09:00–17:00", "22:00–06:00"; the empty text where nobody works. */
export function writeShifts(shifts: readonly (readonly [number, number])[]): string {
  return shifts.map(([from, to]) => `${clock(from)}–${to === DAY ? "24:00" : clock(to)}`).join(", ");
}

const DAY = 1440;

function minuteOf(hours = "", minutes = ""): number | null {
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= DAY ? minute : null;
}

function clock(minute: number): string {
  const ofDay = minute % DAY;
  return `${String(Math.floor(ofDay / 60)).padStart(2, "0")}:${String(ofDay % 60).padStart(2, "0")}`;
}
