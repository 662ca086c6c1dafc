import { and, type SQL, sql } from "drizzle-orm";
import { factFailure as fact } from "@/db/facts/tables";
import { bucketOf, DAY_MS, dayOf } from "@/lib/dates";
import type { Asked } from "@/lib/metrics/ask";
import { bucketDay, bucketExpression, inRange, int, onSide } from "@/lib/metrics/where";
import { rememberer } from "@/lib/remembered";

/** What one failure showed on the days that matter for whether it escalates. Days are days since 1970-01-01. */
export interface EscalationCounts {
  /** By evaluation day; days without an issue in their 35 days are absent. */
  days: Map<number, WindowCounts>;
  /** Interactions by the first day of their week; empty weeks are absent. */
  weeks: Map<number, number>;
}

/** Of the 35 whole days before an evaluation day. */
export interface WindowCounts {
  /** Different issues in the last 7 of them; an interaction without a known customer is its own. */
  recent: number;
  /** Different issues in the 28 before those. */
  before: number;
  /** In the last 7 days there were at least two different known customers. */
  areSeveralCustomers: boolean;
}

/** How many days up to the clock are evaluated: two times the quiet days, so that it can be told since when. */
export const EVALUATED_DAYS = 28;
export const RECENT_DAYS = 7;
export const BEFORE_DAYS = 28;
/** How many complete weeks a slow ramp is seen against. */
export const RAMP_WEEKS = 26;

const remember = rememberer<Map<number, EscalationCounts>>(20);

/** The counts of every failure on the side of the filters, worked out once per data version, zone and day. */
export function escalationCounts(asked: Asked): Promise<Map<number, EscalationCounts>> {
  const { workspace, reader, period, codes } = asked;
  const today = dayOf(period.asOf, period.zone);
  const key = [reader.version, period.zone, period.weekStart, today, codes.side.sources];
  return remember(workspace.facts, key, () => countAll(asked, today));
}

async function countAll(asked: Asked, today: number): Promise<Map<number, EscalationCounts>> {
  const counts = new Map<number, EscalationCounts>();
  const of = (failure: number) => {
    const own = counts.get(failure) ?? { days: new Map(), weeks: new Map() };
    counts.set(failure, own);
    return own;
  };
  for (const row of await windowRows(asked, today)) {
    const [lowest, highest] = [row.lowest ?? null, row.highest ?? null];
    of(Number(row.failure)).days.set(Number(row.evaluated), {
      recent: Number(row.recent),
      before: Number(row.earlier),
      areSeveralCustomers: lowest !== null && highest !== null && Number(lowest) < Number(highest),
    });
  }
  const { weekStart } = asked.period;
  for (const row of await weekRows(asked, today))
    of(Number(row.failure)).weeks.set(bucketDay(Number(row.week), "week", weekStart), Number(row.rows));
  return counts;
}

/** An issue counts once in a window: on its last day there. So each day of an issue needs to know only the next one. */
function windowRows(asked: Asked, today: number): Promise<Record<string, number | null>[]> {
  const first = today - EVALUATED_DAYS + 1;
  const evaluated = sql.join(
    Array.from({ length: EVALUATED_DAYS }, (_, index) => sql`(${int(first + index)})`),
    sql`, `,
  );
  const window = RECENT_DAYS + BEFORE_DAYS;
  const range = { fromDay: first - window, toDay: today };
  const isRecent = sql`day >= evaluated - ${int(RECENT_DAYS)}`;
  return asked.reader.all<Record<string, number | null>>(sql`
    with seen as (
      select ${fact.failure} as failure, case when ${fact.issue} = 0 then -${fact.interactionId} else ${fact.issue} end as issue,
        nullif(${fact.customer}, 0) as customer, ${bucketOfContact(asked, "day", range)} as day
      from ${fact} where ${counted(asked, range)}
    ), issue_days as (
      select failure, issue, day, min(customer) as lowest, max(customer) as highest from seen group by failure, issue, day
    ), spaced as (
      select failure, day, lowest, highest, lead(day) over (partition by failure, issue order by day) as next_day from issue_days
    ), evaluations(evaluated) as (values ${evaluated})
    select failure, evaluated,
      count(*) filter (where ${isRecent} and (next_day is null or next_day >= evaluated)) as recent,
      count(*) filter (where not (${isRecent}) and (next_day is null or next_day >= evaluated - ${int(RECENT_DAYS)})) as earlier,
      min(lowest) filter (where ${isRecent}) as lowest, max(highest) filter (where ${isRecent}) as highest
    from spaced join evaluations on day < evaluated and day >= evaluated - ${int(window)}
    group by failure, evaluated order by failure, evaluated`);
}

function weekRows(asked: Asked, today: number): Promise<Record<string, number>[]> {
  const last = bucketOf(today, "week", asked.period.weekStart);
  const range = { fromDay: last - 7 * (RAMP_WEEKS + EVALUATED_DAYS / 7), toDay: last };
  return asked.reader.all<Record<string, number>>(sql`
    select ${fact.failure} as failure, ${bucketOfContact(asked, "week", range)} as week, count(*) as rows
    from ${fact} where ${counted(asked, range)} group by 1, 2 order by 1, 2`);
}

const contacted = { at: fact.contactedAt, day: fact.contactedDay };

function bucketOfContact({ period }: Asked, grain: "day" | "week", range: { fromDay: number; toDay: number }): SQL {
  const span = { fromAt: (range.fromDay - 2) * DAY_MS, toAt: (range.toDay + 2) * DAY_MS };
  return bucketExpression(contacted, grain, period.zone, period.weekStart, span);
}

function counted({ period, codes }: Asked, range: { fromDay: number; toDay: number }): SQL | undefined {
  return and(sql`${fact.status} = 1`, onSide(fact, codes), ...inRange(contacted, range, period.zone));
}
