import { sql } from "drizzle-orm";
import type { FactsReader } from "@/db/facts/duckdb";
import { factFailure as fact } from "@/db/facts/tables";
import { bucketExpression, int } from "@/lib/metrics/where";

/** When is a failure recurring: at least this many interactions, of this many different known customers, in this many consecutive days. */
export interface RecurrenceRule {
  interactions: number;
  customers: number;
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
 */
export async function recurrences(
  reader: FactsReader,
  asOf: number,
  zone: string,
  rule: RecurrenceRule = DEFAULT_RECURRENCE,
): Promise<Map<number, Recurrence>> {
  const cohort = { at: fact.contactedAt, day: fact.contactedDay };
  const everywhere = { fromAt: Number.MIN_SAFE_INTEGER, toAt: asOf };
  const rows = await reader.all<Record<string, number | null>>(sql`
    with seen as (
      select ${fact.failure} as failure, nullif(${fact.customer}, 0) as customer, ${fact.contactedAt} as at, ${bucketExpression(cohort, "day", zone, 1, everywhere)} as day
      from ${fact} where ${fact.status} = 1 and ${fact.contactedAt} <= ${int(asOf)}
    ), windowed as (
      select failure, customer, at, day, count(*) over w as interactions, ${severalCustomers(rule.customers)} as several
      from seen window w as (partition by failure order by day range between ${int(rule.days - 1)} preceding and current row)
    )
    select failure, count(*) as interactions, count(distinct customer) as customers, min(at) as first_seen, max(at) as last_seen,
      min(day) filter (where interactions >= ${int(rule.interactions)} and several) as since,
      min(day) filter (where interactions >= ${int(rule.interactions)}) as since_anyone
    from windowed group by failure order by failure`);
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

/** Two different customers are in a window exactly when its smallest and its largest differ; more need a count. */
function severalCustomers(customers: number) {
  if (customers <= 1) return sql`max(customer) over w is not null`;
  if (customers === 2) return sql`coalesce(min(customer) over w < max(customer) over w, false)`;
  return sql`count(distinct customer) over w >= ${int(customers)}`;
}
