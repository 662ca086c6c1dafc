import { sql } from "drizzle-orm";
import { placesOf } from "@/lib/handling/compare-factors";
import type { Ended } from "@/lib/handling/ended";
import { EFFORTS, type EffortId } from "@/lib/handling/factors";
import type { Asked } from "@/lib/metrics/ask";

/** How much of something there was; null where it is known of none. */
export interface Spread {
  n: number;
  median: number | null;
  p90: number | null;
}

/** One kind of effort, of the interactions that ended well and of those that did not. */
export interface EffortRow {
  id: EffortId;
  title: string;
  unit: "count" | "minutes";
  good: Spread;
  notGood: Spread;
}

export async function effortByEnding({ reader }: Asked, ended: Ended): Promise<EffortRow[]> {
  const measures = EFFORTS.flatMap(({ column }, index) => [
    sql`count(${column}) as ${sql.raw(`n_${index}`)}`,
    sql`percentile_cont(0.5) within group (order by ${column}) as ${sql.raw(`median_${index}`)}`,
    sql`percentile_cont(0.9) within group (order by ${column}) as ${sql.raw(`p90_${index}`)}`,
  ]);
  const good = sql`case when ${ended.part} in (${placesOf(ended, "numerator")}) then 1 else 0 end`;
  const rows = await reader.all<Record<string, number | null>>(
    sql`select ${good} as good, ${sql.join(measures, sql`, `)} ${ended.from} and ${ended.part} in (${placesOf(ended, "numerator", "denominator")}) group by 1 order by 1`,
  );
  const spreadOf = (isGood: boolean, index: number): Spread => {
    const row = rows.find((each) => Number(each.good) === Number(isGood));
    const value = (name: string) => (row?.[name] === null || row?.[name] === undefined ? null : Number(row[name]));
    return { n: value(`n_${index}`) ?? 0, median: value(`median_${index}`), p90: value(`p90_${index}`) };
  };
  return EFFORTS.map(({ id, title, unit }, index) => ({ id, title, unit, good: spreadOf(true, index), notGood: spreadOf(false, index) }));
}
