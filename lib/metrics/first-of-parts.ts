import { type SQL, sql } from "drizzle-orm";
import type { FactsReader } from "@/db/facts/duckdb";
import { groupedBy } from "@/lib/grouped-by";
import { cohort, type DrillRow, drillRow, partOfRow, type Question } from "@/lib/metrics/query";
import { int, ints } from "@/lib/metrics/where";

interface WantedPart {
  part: string;
  limit: number;
  isEarliestFirst: boolean;
}

/**
 * How many rows some parts have, and the first of each by the cohort date – the latest, or the earliest where
 * `isEarliestFirst` – in one query. @throws Error for a metric whose units count once: `listRows` lists those
 */
export async function firstOfParts(
  reader: FactsReader,
  question: Question,
  wanted: readonly WantedPart[],
): Promise<Map<string, { count: number; rows: DrillRow[] }>> {
  const { fact, cohort: date, unitId, parts: partsOf, isDistinct } = question.definition;
  if (isDistinct) throw new Error("Units that count once are listed by listRows");
  const parts = partsOf(question.context);
  const placeOf = (part: string) => parts.findIndex((each) => each.part === part);
  const byPart = (value: (each: WantedPart) => SQL) =>
    sql`case part ${sql.join(
      wanted.map((each) => sql`when ${int(placeOf(each.part))} then ${value(each)}`),
      sql` `,
    )} end`;
  const order = sql`${byPart((each) => (each.isEarliestFirst ? sql`dated` : sql`-dated`))}, ${byPart((each) => (each.isEarliestFirst ? sql`unit_id` : sql`-unit_id`))}`;
  const found = await reader.all<Record<"interaction_id" | "unit_id" | "dated" | "part" | "rows", number> & { day: number | null }>(sql`
    select * from (
      select *, count(*) over (partition by part) as rows, row_number() over (partition by part order by ${order}) as place from (
        select ${fact.interactionId} as interaction_id, ${unitId} as unit_id, ${date.at} as dated, ${date.day} as day, ${partOfRow(parts)} as part
        from ${fact} where ${cohort(question)}) as every
      where part in (${ints(wanted.map(({ part }) => placeOf(part)))})) as placed
    where place <= ${byPart((each) => int(each.limit))} order by part, place`);
  return new Map(
    [...groupedBy(found, ({ part }) => Number(part))].map(([place, rows]) => [
      parts[place]?.part ?? "",
      { count: Number(rows[0]?.rows ?? 0), rows: rows.map((row) => drillRow(row, parts)) },
    ]),
  );
}
