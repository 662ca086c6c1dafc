import { sql } from "drizzle-orm";
import { factClosing as fact } from "@/db/facts/tables";
import type { MetricDefinition } from "@/lib/metrics/define";
import { existsAt } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

/** Difficult interactions by their last closing as of the clock: one that was closed again later is in the later cohort only. */
export const lastClosings: Pick<MetricDefinition, "cohort" | "scope"> = {
  cohort: { at: fact.closedAt, day: fact.closedDay },
  scope: ({ asOf }) => [
    existsAt(fact, asOf),
    sql`${fact.difficult} = 1`,
    sql`${fact.closedAt} <= ${int(asOf)}`,
    sql`coalesce(${fact.nextClosedAt} > ${int(asOf)}, true)`,
  ],
};
