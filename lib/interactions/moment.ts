import { formatDay, formatInstant } from "@/lib/format";

/** When something happened. `day` is set when only the day is known; `at` is then an edge of that day and never shown as a time. */
export interface Moment {
  /** Epoch ms. */
  at: number;
  /** Days since 1970-01-01, or null when the time of day is known. */
  day: number | null;
}

/** A moment out of two columns of the record; null when it did not happen or is not known. */
export function momentOf(at: number | null, day: number | null = null): Moment | null {
  return at === null ? null : { at, day };
}

/** "18 Mar 2020" where only the day is known, else "17 Feb 2020, 12:19" by the clock of a zone. */
export function momentText({ at, day }: Moment, zone: string): string {
  return day === null ? formatInstant(at, zone) : formatDay(day);
}

/** "12:19" by the clock of a zone. */
export function timeText(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(at);
}
