import { and, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { type Asked, questionOf } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { countRows } from "@/lib/metrics/query";
import { filterConditions, inRange } from "@/lib/metrics/where";

/** What was documented under a procedure in the period, and what it cost. */
export interface ProcedureCounts {
  interactions: number;
  /** Handling minutes of the interactions that have them; null when none has. */
  minutes: number | null;
}

/** By id of the procedure. */
export async function countProcedures({ reader, filters, codes, period }: Asked): Promise<Map<number, ProcedureCounts>> {
  const rows = await reader.all<{ procedure: number; interactions: number; minutes: number | null }>(sql`
    select ${fact.procedure} as procedure, count(*) as interactions, sum(${fact.handleMinutes}) as minutes
    from ${fact} where ${and(
      sql`${fact.status} = 1`,
      sql`${fact.procedure} > 0`,
      existsAt(fact, period.asOf),
      ...filterConditions(fact, filters, codes),
      ...inRange({ at: fact.contactedAt, day: fact.contactedDay }, period, period.zone),
    )} group by 1 order by 1`);
  return new Map(
    rows.map((row) => [
      Number(row.procedure),
      { interactions: Number(row.interactions), minutes: row.minutes === null ? null : Number(row.minutes) },
    ]),
  );
}

/** Promises made under each procedure that were due in the period and were missed, by id. */
export async function countMissed(asked: Asked): Promise<Map<number, number>> {
  const { question } = await questionOf(asked, { id: "follow-through", by: "procedure", grain: "none" });
  const cells = await countRows(asked.reader, question);
  return new Map(cells.filter((cell) => cell.part === "missed").map((cell) => [cell.split, cell.rows]));
}
