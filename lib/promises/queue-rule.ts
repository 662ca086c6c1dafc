import { and, eq, lte, type SQL, sql } from "drizzle-orm";
import { interaction, promise } from "@/db/schema";
import { bucketOf, dayOf, startOfDay } from "@/lib/dates";
import { type PromiseColumns, whatBecame } from "@/lib/metrics/promise-parts";
import { partOfRow } from "@/lib/metrics/query";
import { int } from "@/lib/metrics/where";
import type { Settings } from "@/lib/settings";

/** The sections of the queue in the order of work; "done" are those that were completed or withdrawn lately. */
export const QUEUE_SECTIONS = ["overdue", "today", "week", "later", "done"] as const;
export type QueueSection = (typeof QUEUE_SECTIONS)[number];

/** What decides at a time where a promise stands. */
export interface QueueClock {
  asOf: number;
  graceMs: number;
  /** When the day, and the week, of the workspace are over. */
  endOfToday: number;
  endOfWeek: number;
}

export function queueClock(
  { zone, weekStart, graceMinutes }: Pick<Settings, "zone" | "weekStart" | "graceMinutes">,
  now: number,
): QueueClock {
  const today = dayOf(now, zone);
  return {
    asOf: now,
    graceMs: graceMinutes * 60_000,
    endOfToday: startOfDay(today + 1, zone),
    endOfWeek: startOfDay(bucketOf(today, "week", weekStart) + 7, zone),
  };
}

/** Completed or withdrawn promises are listed for so long. */
export const LATELY_MS = 7 * 86_400_000;

const ofRecord: PromiseColumns = {
  dueAt: promise.firstDueAt,
  doneAt: promise.doneAt,
  cancelledAt: promise.cancelledAt,
  cancelledBy: (who) => sql`${promise.cancelledBy} = ${sql.raw(`'${who}'`)}`,
};

/** The part of follow-through a promise of the record is in, as its place in `queueParts`. */
export function partOfPromise(clock: QueueClock): SQL<number> {
  return sql<number>`${partOfRow(whatBecame(ofRecord, clock))}`;
}

export function queueParts(clock: QueueClock): string[] {
  return whatBecame(ofRecord, clock).map(({ part }) => part);
}

/**
 * The section a promise of the record stands in, as its place in QUEUE_SECTIONS. What follow-through calls missed is
 * overdue as long as it is open, by the first date; what is not, stands by its current date.
 */
export function sectionOfPromise(clock: QueueClock): SQL<number> {
  const missed = int(queueParts(clock).indexOf("missed"));
  return sql<number>`case when ${promise.doneAt} is not null or ${promise.cancelledAt} is not null then ${place("done")}
    when ${partOfPromise(clock)} = ${missed} then ${place("overdue")}
    when ${promise.dueAt} < ${int(clock.endOfToday)} then ${place("today")}
    when ${promise.dueAt} < ${int(clock.endOfWeek)} then ${place("week")}
    else ${place("later")} end`;
}

const place = (section: QueueSection) => int(QUEUE_SECTIONS.indexOf(section));

/** Open: neither done nor withdrawn. What an index finds. */
export const isOpen = sql`${promise.doneAt} is null and ${promise.cancelledAt} is null`;

/** Done or withdrawn lately. Each half is found by the index; as one condition with "or" every promise would be looked at. */
export function isLately({ asOf }: QueueClock): SQL {
  const since = int(asOf - LATELY_MS);
  return sql`${promise.id} in (select ended.id from ${promise} as ended where ended.done_at >= ${since}
    union all select ended.id from ${promise} as ended where ended.done_at is null and ended.cancelled_at >= ${since})`;
}

/** As the metrics have it: what is of no live interaction, or was not made yet, is not there. */
export function counts({ asOf }: QueueClock): SQL | undefined {
  return and(eq(interaction.status, "live"), lte(interaction.contactedAt, asOf), lte(promise.madeAt, asOf));
}
