import { and, type SQL, sql } from "drizzle-orm";
import type { FactsReader } from "@/db/facts/duckdb";
import { factFailure as fact } from "@/db/facts/tables";
import { bucketExpression, int } from "@/lib/metrics/where";

/** When is a failure recurring: at least this many interactions, of this many different known customers, in this many consecutive days. */
export interface RecurrenceRule {
  interactions: number;
  customers: 1 | 2;
  days: number;
}
export const DEFAULT_RECURRENCE: RecurrenceRule = { interactions: 3, customers: 2, days: 30 };

/** What is known of a failure over all its interactions up to the clock. */
export interface Recurrence {
  failure: number;
  interactions: number;
  /** Different known customers. */
  customers: number;
  /** No interaction has a known customer: the customer condition is waived. */
  areCustomersUnknown: boolean;
  /** Epoch ms of the first and the last contact. */
  firstSeenAt: number;
  lastSeenAt: number;
  /** The day on which the rule was first met; null while it is not. */
  recurringSince: number | null;
}

/**
 * The recurrence rule over every failure, up to `asOf`, in days of `zone`. A day's window is that day and the days
 * before it, so it depends on nothing that comes later.
 * @param side which rows there are at all: the sample's or the real ones
 */
export async function recurrences(
  reader: FactsReader,
  asOf: number,
  zone: string,
  rule: RecurrenceRule = DEFAULT_RECURRENCE,
  side?: SQL,
): Promise<Map<number, Recurrence>> {
  const cohort = { at: fact.contactedAt, day: fact.contactedDay };
  const everywhere = { fromAt: Number.MIN_SAFE_INTEGER, toAt: asOf };
  const rows = await reader.all<Record<string, number | null>>(sql`
    with seen as (
      select ${fact.failure} as failure, nullif(${fact.customer}, 0) as customer, ${fact.contactedAt} as contacted, ${bucketExpression(cohort, "day", zone, 1, everywhere)} as day
      from ${fact} where ${and(sql`${fact.status} = 1`, sql`${fact.contactedAt} <= ${int(asOf)}`, side)}
    ), days as (
      select failure, day, count(*) as interactions, min(customer) as lowest, max(customer) as highest from seen group by failure, day
    ), windows as (
      select failure, day, sum(interactions) over w >= ${int(rule.interactions)} as is_enough, ${severalCustomers(rule)} as are_several
      from days window w as (partition by failure order by day range between ${int(rule.days - 1)} preceding and current row)
    ), recurring as (
      select failure, min(day) filter (where is_enough and are_several) as since, min(day) filter (where is_enough) as since_anyone from windows group by failure
    ), totals as (
      select failure, count(*) as interactions, count(distinct customer) as customers, min(contacted) as first_seen, max(contacted) as last_seen from seen group by failure
    )
    select totals.failure as failure, interactions, customers, first_seen, last_seen, since, since_anyone
    from totals join recurring on recurring.failure = totals.failure order by 1`);
  return new Map(
    rows.map((row) => {
      const areCustomersUnknown = Number(row.customers) === 0;
      const since = areCustomersUnknown ? row.since_anyone : row.since;
      return [
        Number(row.failure),
        {
          failure: Number(row.failure),
          interactions: Number(row.interactions),
          customers: Number(row.customers),
          areCustomersUnknown,
          firstSeenAt: Number(row.first_seen),
          lastSeenAt: Number(row.last_seen),
          recurringSince: since === null || since === undefined ? null : Number(since),
        },
      ];
    }),
  );
}

/** Two different customers are in a window exactly when its smallest and its largest differ. */
function severalCustomers({ customers }: RecurrenceRule) {
  return customers === 1 ? sql`max(highest) over w is not null` : sql`coalesce(min(lowest) over w < max(highest) over w, false)`;
}
