import { sql } from "drizzle-orm";
import { currencyOf } from "@/db/facts/currency-code";
import { factInteraction as fact, factGesture } from "@/db/facts/tables";
import { type Comparison, placesOf } from "@/lib/handling/compare-factors";
import type { Ended } from "@/lib/handling/ended";
import type { Asked } from "@/lib/metrics/ask";

/** What gestures to customers of failures of ours came to, over the interactions whose recovery is measurable. */
export interface GestureCost {
  withGesture: Recovered;
  without: Recovered;
  gestures: number;
  /** Of those with a value; never added up over currencies. */
  byCurrency: { currency: string; gestures: number; cents: number }[];
  /** Gestures whose value or currency is not known: what is said of the cost is a lower bound. */
  unknownValues: number;
  /**
   * How many recoveries more there were than without gestures, cause and severity alike: the adjusted difference times the
   * interactions with one. Null where the interval of the difference does not lie above 0, and so nothing can be said.
   */
  additional: { recoveries: number; low: number; high: number } | null;
}

interface Recovered {
  interactions: number;
  recovered: number;
  /** Different known customers among the recovered ones, and recovered interactions without a known customer. */
  customers: number;
  customersUnknown: number;
}

/** @param ended interactions by whether our failure was made good; `gesture` the comparison of gestures over the same */
export async function gestureCost({ reader }: Asked, ended: Ended, gesture: Comparison): Promise<GestureCost> {
  const has = sql`case when ${fact.interactionId} in (select ${factGesture.interactionId} from ${factGesture}) then 1 else 0 end`;
  const measured = sql`${ended.from} and ${ended.part} in (${placesOf(ended, "numerator", "denominator")})`;
  const rows = await reader.all<Record<"gesture" | "interactions" | "recovered" | "customers" | "nobody", number>>(sql`
    with ended as (select ${has} as gesture, ${fact.customer} as customer, case when ${ended.part} in (${placesOf(ended, "numerator")}) then 1 else 0 end as good ${measured})
    select gesture, count(*) as interactions, sum(good) as recovered,
      count(distinct customer) filter (where good = 1 and customer <> 0) as customers,
      count(*) filter (where good = 1 and customer = 0) as nobody
    from ended group by 1 order by 1`);
  const recoveredOf = (value: 0 | 1): Recovered => {
    const row = rows.find((each) => Number(each.gesture) === value);
    return {
      interactions: Number(row?.interactions ?? 0),
      recovered: Number(row?.recovered ?? 0),
      customers: Number(row?.customers ?? 0),
      customersUnknown: Number(row?.nobody ?? 0),
    };
  };
  const values = await reader.all<Record<"currency" | "valued" | "gestures", number> & { cents: number | null }>(sql`
    select case when ${factGesture.valueCents} is null then 0 else ${factGesture.currency} end as currency, count(*) as gestures, sum(${factGesture.valueCents}) as cents
    from ${factGesture} where ${factGesture.interactionId} in (select ${fact.interactionId} ${measured}) group by 1 order by 1`);
  const withGesture = recoveredOf(1);
  return {
    withGesture,
    without: recoveredOf(0),
    gestures: values.reduce((sum, { gestures }) => sum + Number(gestures), 0),
    byCurrency: values.flatMap(({ currency, gestures, cents }) => {
      const letters = currencyOf(Number(currency));
      return letters === null ? [] : [{ currency: letters, gestures: Number(gestures), cents: Number(cents ?? 0) }];
    }),
    unknownValues: values.reduce((sum, { currency, gestures }) => (Number(currency) === 0 ? sum + Number(gestures) : sum), 0),
    additional: additionalOf(gesture),
  };
}

function additionalOf({ adjusted: { difference, first }, hasEnough }: Comparison): GestureCost["additional"] {
  if (!hasEnough || difference === null || difference.low === null || difference.high === null || difference.low <= 0) return null;
  return { recoveries: difference.value * first, low: difference.low * first, high: difference.high * first };
}
