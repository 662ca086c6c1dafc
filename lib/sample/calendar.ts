import { DAY_MS, dayOf, startOfDay } from "@/lib/dates";
import { SAMPLE_DAYS, type SamplePlan } from "@/lib/sample/plan";
import type { Random } from "@/lib/sample/random";

/** The days of the sample and their clocks. */
export interface SampleCalendar {
  firstDay: number;
  today: number;
  now: number;
  /** The instant of a local time, in minutes of a day. */
  at(day: number, minutes: number): number;
  dayOf(at: number): number;
  /** A moment when somebody would call, on a day; never after now. */
  openMoment(random: Random, day: number): number;
  /** The same moment if people work then, else one of that day when they do, as long as it stays within the bounds. */
  working(random: Random, at: number, low: number, high: number): number;
  /** Share of the day's contacts that have come by now: 1 for every day but the last. */
  elapsed(day: number): number;
}

export function sampleCalendar({ now, zone }: SamplePlan): SampleCalendar {
  const today = dayOf(now, zone);
  const starts = new Map<number, number>();
  const at = (day: number, minutes: number) => {
    const start = starts.get(day) ?? startOfDay(day, zone);
    starts.set(day, start);
    return start + Math.round(minutes) * 60_000;
  };
  const minutesNow = (now - at(today, 0)) / 60_000 - DOCUMENTING;
  return {
    firstDay: today - SAMPLE_DAYS + 1,
    today,
    now,
    at,
    dayOf: (moment) => dayOf(moment, zone),
    openMoment(random, day) {
      const minutes = openMinutes(random);
      if (day < today || minutes < minutesNow) return at(day, minutes);
      return at(day, Math.floor(minutesNow * random.unit()));
    },
    working(random, moment, low, high) {
      const day = dayOf(moment, zone);
      const minutes = (moment - at(day, 0)) / 60_000;
      if (minutes >= OPENS && minutes < CLOSES) return moment;
      const sooner = at(day, minutes < OPENS ? random.between(OPENS, OPENS + 180) : random.between(CLOSES - 180, CLOSES - 1));
      return sooner > low && sooner <= high ? sooner : moment;
    },
    elapsed: (day) => (day < today ? 1 : Math.min(1, Math.max(0, (minutesNow - OPENS) / (CLOSES - OPENS)))),
  };
}

/** Minutes that a contact and what is done in it take: a later one is not documented yet. */
const DOCUMENTING = 45;
const OPENS = 8 * 60;
const CLOSES = 20 * 60;

/** Two humps: before noon and in the afternoon. */
function openMinutes(random: Random): number {
  const middle = random.chance(0.55) ? 630 : 940;
  const minutes = middle + (random.unit() + random.unit() + random.unit() - 1.5) * 200;
  return minutes < OPENS ? OPENS + random.between(0, 60) : Math.min(CLOSES - 1, minutes);
}

/** How busy a day is beside the others: more every year, with the season, the holidays and the weekday, and a little chance. */
export function busyness(random: Random, day: number, firstDay: number): number {
  const growth = 1 + (0.16 * (day - firstDay)) / 365;
  return growth * seasonOf(day) * (WEEKDAYS[weekdayOf(day)] ?? 1) * random.around(1, 0.09);
}

/** 0 Monday … 6 Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

const WEEKDAYS = [1.28, 1.12, 1.02, 1, 1.04, 0.62, 0.36];

/** Busy before Christmas and in January, quiet between the years and in summer. */
function seasonOf(day: number): number {
  const date = new Date(day * DAY_MS);
  const [month, dayOfMonth] = [date.getUTCMonth(), date.getUTCDate()];
  if ((month === 11 && dayOfMonth >= 24) || (month === 0 && dayOfMonth === 1)) return 0.34;
  return (MONTHS[month] ?? 1) * (month === 11 && dayOfMonth >= 8 ? 1.1 : 1);
}

const MONTHS = [1.12, 1.02, 0.98, 0.96, 0.96, 0.92, 0.84, 0.84, 0.98, 1.02, 1.1, 1.14];

/** How much of a season's own trouble there is: storms and parcels in winter, moving house in summer. */
export function seasonal(kind: "storm" | "parcels" | "moving" | null, day: number): number {
  const month = new Date(day * DAY_MS).getUTCMonth();
  if (kind === "storm") return STORMS[month] ?? 1;
  if (kind === "parcels") return PARCELS[month] ?? 1;
  return kind === "moving" ? (MOVES[month] ?? 1) : 1;
}

const STORMS = [1.9, 1.6, 1.1, 0.7, 0.5, 0.6, 0.7, 0.6, 0.8, 1.1, 1.5, 1.7];
const PARCELS = [1.1, 0.8, 0.8, 0.9, 0.9, 0.9, 0.8, 0.8, 0.9, 1, 1.4, 1.8];
const MOVES = [0.7, 0.7, 0.9, 1, 1.1, 1.3, 1.5, 1.5, 1.2, 1, 0.7, 0.6];
