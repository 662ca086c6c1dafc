/** A time of day at which so many rows stand that nobody was there: a program filled it in. */
export interface DefaultTime {
  /** Such as 07:00:00. */
  time: string;
  rows: number;
  /** How many rows have a time at all. */
  timed: number;
}

const FEWEST_TIMED = 200;
const SHARE = 0.05;
/** Times rounded to the hour are all frequent; one that was filled in stands out from the next. */
const TIMES_THE_NEXT = 3;
const SECONDS = 86_400;

/** Counts the time of day of each contact. */
export function timeEvidence() {
  const rowsAt = new Uint32Array(SECONDS);
  let timed = 0;
  return {
    /** @param second of the day; null where only the day is known */
    add(second: number | null): void {
      if (second === null) return;
      timed++;
      rowsAt[second] = (rowsAt[second] ?? 0) + 1;
    },
    judge(): DefaultTime | null {
      let [most, next, at] = [0, 0, 0];
      for (const [second, rows] of rowsAt.entries()) {
        if (rows > most) [most, next, at] = [rows, most, second];
        else if (rows > next) next = rows;
      }
      if (timed < FEWEST_TIMED || most < timed * SHARE || most < next * TIMES_THE_NEXT) return null;
      return { time: new Date(at * 1000).toISOString().slice(11, 19), rows: most, timed };
    },
  };
}
