import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { STATUSES } from "@/db/schema";
import type { FactTable, Part } from "@/lib/metrics/define";
import { int, ints } from "@/lib/metrics/where";

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

/** The codes of some words of a list of the schema, as the facts hold them. */
export function codesIn<const T extends readonly string[]>(list: T, ...words: T[number][]): SQL {
  return ints(words.map((word) => list.indexOf(word) + 1));
}

/** Rows of these sources. */
export function fromSources(fact: FactTable, sources: number[]): SQL {
  return sources.length === 0 ? sql`false` : sql`${fact.source} in (${ints(sources)})`;
}

/** Milliseconds between two times; where only days are known the order may seem reversed within one day, which is 0. */
export function elapsedBetween(from: SQLWrapper, to: SQLWrapper): SQL {
  return sql`greatest(0, ${to} - ${from})`;
}
