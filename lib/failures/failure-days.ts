import { and, type SQL, sql } from "drizzle-orm";
import { factInteraction as fact, SET_KIND } from "@/db/facts/tables";
import { parseIsoDay } from "@/lib/dates";
import { clockOf } from "@/lib/interactions/find-rows";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { resultOf } from "@/lib/metrics/run";
import { bucketDay, bucketExpression, filterConditions, inRange, inSets } from "@/lib/metrics/where";

/** What a failure did on one day, dated by when it happened where that is known, else by when it was told. */
export interface FailureDay {
  /** Days since 1970-01-01 in the reporting zone. */
  day: number;
  interactions: number;
  /** Of them, those that were difficult. */
  difficult: number;
  /** Of them, those that say when it happened. */
  dated: number;
  /** Handling minutes of those that have them. */
  minutes: number;
}

/** The days of the period on which a failure happened, in order. */
export async function failureDays(asked: Asked, failureId: number): Promise<FailureDay[]> {
  const only = [...filterConditions(fact, asked.filters, asked.codes), inSets(fact.failureSet, SET_KIND.failure, [failureId])];
  const rows = await asked.reader.all<Record<"day" | "rows" | "difficult" | "dated" | "minutes", number>>(
    sql`select ${dayOfRow(asked)} as day, count(*) as rows, count(*) filter (where ${fact.difficult} = 1) as difficult,
      count(${fact.occurredAt}) as dated, coalesce(sum(${fact.handleMinutes}), 0) as minutes
      from ${fact} where ${counted(asked, only)} group by 1 order by 1`,
  );
  return rows.map((row) => ({
    day: bucketDay(Number(row.day), "day", asked.period.weekStart),
    interactions: Number(row.rows),
    difficult: Number(row.difficult),
    dated: Number(row.dated),
    minutes: Number(row.minutes),
  }));
}

/** Difficult interactions of any failure, or of none, by day under the same other filters. */
export async function difficultByDay(asked: Asked): Promise<Map<number, number>> {
  const { failure: _own, ...lists } = asked.codes.lists;
  const only = filterConditions(fact, asked.filters, { ...asked.codes, lists });
  const rows = await asked.reader.all<Record<"day" | "rows", number>>(
    sql`select ${dayOfRow(asked)} as day, count(*) as rows from ${fact}
      where ${counted(asked, [...only, sql`${fact.difficult} = 1`])} group by 1 order by 1`,
  );
  return new Map(rows.map((row) => [bucketDay(Number(row.day), "day", asked.period.weekStart), Number(row.rows)]));
}

/** Handled contacts by day, of the days of which they are known; empty where there is no rate to speak of. */
export async function contactsByDay(asked: Asked): Promise<Map<number, number>> {
  const { points, kind } = await resultOf(asked, { id: "difficult-rate", grain: "day" });
  if (kind !== "per-hundred") return new Map();
  return new Map(
    points.flatMap(({ bucket, denominator }) => {
      const day = bucket === null ? null : parseIsoDay(bucket);
      return day === null || !denominator ? [] : [[day, denominator]];
    }),
  );
}

const happened = clockOf({ clock: "occurred" });

function counted({ period }: Asked, only: SQL[]): SQL {
  const conditions = [sql`${fact.status} = 1`, existsAt(fact, period.asOf), ...only, ...inRange(happened, period, period.zone)];
  return and(...conditions) ?? sql`true`;
}

function dayOfRow({ period }: Asked): SQL {
  return bucketExpression(happened, "day", period.zone, period.weekStart, { fromAt: Number.MIN_SAFE_INTEGER, toAt: period.asOf });
}
