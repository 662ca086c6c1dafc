import { and, type SQL, sql } from "drizzle-orm";
import { factFailure as fact, factInteraction } from "@/db/facts/tables";
import { DAY_MS } from "@/lib/dates";
import type { Asked } from "@/lib/metrics/ask";
import { questionOf } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { countRows } from "@/lib/metrics/query";
import { splitBy } from "@/lib/metrics/split";
import { bucketDay, bucketExpression, filterConditions, inRange, int } from "@/lib/metrics/where";
import type { DayRange } from "@/lib/period";

/** What a failure cost in the period. */
export interface FailureCounts {
  interactions: number;
  /** Different known customers. */
  customers: number;
  /** Interactions whose customer is not known. */
  customerUnknown: number;
  /** Handling minutes over the interactions that have them; null when none has. */
  minutes: number | null;
  /** How many interactions have them. */
  minutesKnown: number;
  /** Epoch ms of the last contact in the period. */
  lastAt: number;
}

const contacted = { at: fact.contactedAt, day: fact.contactedDay };

/** The failures seen in the period, by id. */
export async function countFailures(asked: Asked): Promise<Map<number, FailureCounts>> {
  const rows = await asked.reader.all<Record<string, number | null>>(sql`
    select ${fact.failure} as failure, count(*) as interactions, count(distinct nullif(${fact.customer}, 0)) as customers,
      count(*) filter (where ${fact.customer} = 0) as customer_unknown,
      sum(${fact.handleMinutes}) as minutes, count(${fact.handleMinutes}) as minutes_known, max(${fact.contactedAt}) as last
    from ${fact} where ${and(...counted(asked), ...inRange(contacted, asked.period, asked.period.zone))}
    group by ${fact.failure} order by ${fact.failure}`);
  return new Map(
    rows.map((row) => [
      Number(row.failure),
      {
        interactions: Number(row.interactions),
        customers: Number(row.customers),
        customerUnknown: Number(row.customer_unknown),
        minutes: row.minutes === null ? null : Number(row.minutes),
        minutesKnown: Number(row.minutes_known),
        lastAt: Number(row.last),
      },
    ]),
  );
}

/** What each failure cost in the compared period; one that was not seen then cost nothing. */
export async function comparedCounts(asked: Asked, compare: DayRange) {
  const earlier: Asked = { ...asked, period: { ...asked.period, ...compare } };
  const counts = await countFailures(earlier);
  const promises = await countPromises(earlier);
  return {
    of: (id: number) => ({
      interactions: counts.get(id)?.interactions ?? 0,
      customers: counts.get(id)?.customers ?? 0,
      minutes: counts.get(id)?.minutes ?? null,
      missed: promises.get(id)?.missed ?? 0,
    }),
  };
}

/** Interactions a week of each failure in the weeks `[fromDay, toDay)`, by the first day of the week; empty weeks are absent. */
export async function countByWeek(asked: Asked, fromDay: number, toDay: number): Promise<Map<number, Map<number, number>>> {
  const { zone, weekStart } = asked.period;
  const span = { fromAt: (fromDay - 2) * DAY_MS, toAt: (toDay + 2) * DAY_MS };
  const rows = await asked.reader.all<{ failure: number; week: number; rows: number }>(sql`
    select ${fact.failure} as failure, ${bucketExpression(contacted, "week", zone, weekStart, span)} as week, count(*) as rows
    from ${fact} where ${and(...counted(asked), ...inRange(contacted, { fromDay, toDay }, zone))} group by 1, 2 order by 1, 2`);
  const weeks = new Map<number, Map<number, number>>();
  for (const row of rows) {
    const own = weeks.get(Number(row.failure)) ?? new Map<number, number>();
    weeks.set(Number(row.failure), own.set(bucketDay(Number(row.week), "week", weekStart), Number(row.rows)));
  }
  return weeks;
}

/** Promises of each failure's interactions that were due in the period, and how many of them were missed. */
export async function countPromises(asked: Asked): Promise<Map<number, { missed: number; due: number }>> {
  const { question } = await questionOf(asked, { id: "follow-through", grain: "none" });
  const split = await splitBy(asked.workspace.record.db, question.definition.fact, "failure", asked.filters);
  const promises = new Map<number, { missed: number; due: number }>();
  for (const cell of await countRows(asked.reader, { ...question, split: split.column })) {
    if (!["on-time", "late", "missed"].includes(cell.part)) continue;
    for (const failure of split.members(asked.reader, cell.split)) {
      const own = promises.get(failure) ?? { missed: 0, due: 0 };
      promises.set(failure, { missed: own.missed + (cell.part === "missed" ? cell.rows : 0), due: own.due + cell.rows });
    }
  }
  return promises;
}

/** Interactions in the period, with or without a failure. */
export async function countInteractions(asked: Asked): Promise<number> {
  const { contactedAt: at, contactedDay: day } = factInteraction;
  const conditions = [...counted(asked, factInteraction), ...inRange({ at, day }, asked.period, asked.period.zone)];
  const [row] = await asked.reader.all<{ n: number }>(sql`select count(*) as n from ${factInteraction} where ${and(...conditions)}`);
  return Number(row?.n ?? 0);
}

/** Interactions that count, before a period narrows them. */
function counted({ filters, codes, period }: Asked, of: typeof fact | typeof factInteraction = fact): SQL[] {
  return [sql`${of.status} = ${int(1)}`, existsAt(of, period.asOf), ...filterConditions(of, filters, codes)];
}
