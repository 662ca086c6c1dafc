import { type SQL, sql } from "drizzle-orm";
import { STATUSES } from "@/db/schema";
import type { FactTable, Part } from "@/lib/metrics/define";
import { int } from "@/lib/metrics/where";

/** Excluded from every metric: test, spam, deleted and merged-into-another interactions, each with its own count. */
export function excludedByStatus(fact: FactTable): Part[] {
  const labels = { test: "test interactions", spam: "spam", deleted: "deleted", merged: "merged into another, counted there" };
  return (["test", "spam", "deleted", "merged"] as const).map((status) => ({
    part: status,
    label: labels[status],
    role: "excluded",
    when: sql`${fact.status} = ${int(STATUSES.indexOf(status) + 1)}`,
  }));
}

/** Rows contacted after the as-of do not exist yet. */
export function existsAt(fact: FactTable, asOf: number): SQL {
  return sql`${fact.contactedAt} <= ${int(asOf)}`;
}

/** The rest of the rows: what a list of parts ends with. */
export const OTHERWISE = sql`true`;
