import { eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FactsReader } from "@/db/facts/duckdb";
import { factFailure } from "@/db/facts/tables";
import { factAttributable } from "@/db/facts/views";
import * as schema from "@/db/schema";
import type { Filters } from "@/lib/filters";
import type { FactTable } from "@/lib/metrics/define";
import {
  type CauseAxis,
  causeAxisOf,
  type Dimension,
  dimensionColumn,
  dimensionNames,
  facetColumn,
  PLAIN_DIMENSIONS,
  type SeriesName,
  UNKNOWN_NAME,
} from "@/lib/metrics/dimensions";
import { int } from "@/lib/metrics/where";

/** How rows are split into series: the column asked for, and which members a value of it stands for (none = not known). */
export interface Split {
  dimension: Dimension;
  column: SQL;
  /** Whether an interaction may have several members, so that one value of the column stands for more than one. */
  isMultiValued: boolean;
  /** Ids to show for a value; several where an interaction has several causes or failures. */
  members(reader: FactsReader, value: number): readonly number[];
}

export async function splitBy(db: Db, fact: FactTable, dimension: Dimension, filters: Filters): Promise<Split> {
  const axis = causeAxisOf(dimension);
  if (axis) {
    const shown = await shownCauses(db, axis, filters);
    const members = (reader: FactsReader, set: number) =>
      unique((reader.causeSets.get(set) ?? []).flatMap((cause) => shown.get(cause) ?? []));
    return { dimension, column: sql`${fact.causeSet}`, isMultiValued: true, members };
  }
  if (dimension === "failure" && (fact === factFailure || fact === factAttributable)) return single(dimension, sql`${fact.failure}`);
  if (dimension === "failure") {
    return { dimension, column: sql`${fact.failureSet}`, isMultiValued: true, members: (reader, set) => reader.failureSets.get(set) ?? [] };
  }
  const plain = PLAIN_DIMENSIONS.find((each) => each === dimension);
  return single(dimension, plain ? sql`${dimensionColumn(fact, plain)}` : await facetOf(db, fact, dimension.slice("facet.".length)));
}

/** Names for the values that occur, unknown last; values with the same key (a facet of two sources) are one series. */
export async function seriesNames(db: Db, dimension: Dimension, ids: number[]): Promise<Map<number, SeriesName>> {
  const names = await dimensionNames(db, dimension, ids);
  return new Map(ids.map((id) => [id, id === 0 ? UNKNOWN_NAME : (names.get(id) ?? { key: String(id), label: "Deleted since" })]));
}

function single(dimension: Dimension, column: SQL): Split {
  return { dimension, column, isMultiValued: false, members: (_, value) => (value > 0 ? [value] : []) };
}

/**
 * Which cause stands for which on screen. Feelings are a short list and show themselves; topics are a source's own tree
 * and show their top, or, when one topic is filtered, what lies directly below it.
 */
export async function shownCauses(db: Db, axis: CauseAxis, filters: Filters): Promise<Map<number, number>> {
  const causes = await db.select().from(schema.cause).where(eq(schema.cause.axis, axis));
  if (axis !== "topic") return new Map(causes.map((cause) => [cause.id, cause.id]));
  const parents = new Map(causes.map((cause) => [cause.id, cause.parentId]));
  const [only, ...others] = filters.cause;
  const focus =
    others.length === 0 ? causes.find((cause) => cause.code === only && causes.some((child) => child.parentId === cause.id)) : undefined;
  const shown = new Map<number, number>();
  for (const cause of causes) {
    let id = cause.id;
    let parent = parents.get(id) ?? null;
    while (parent !== null && parent !== focus?.id) [id, parent] = [parent, parents.get(parent) ?? null];
    const isBelowFocus = focus !== undefined && (cause.id === focus.id || parent === focus.id);
    if (focus === undefined || isBelowFocus) shown.set(cause.id, id);
  }
  return shown;
}

/** A facet lives in another slot in each source. */
async function facetOf(db: Db, fact: FactTable, code: string): Promise<SQL> {
  const facets = await db.select().from(schema.facet).where(eq(schema.facet.code, code));
  const cases = facets.map((facet) => sql`when ${fact.source} = ${int(facet.sourceId)} then ${facetColumn(fact, facet.slot)}`);
  return cases.length === 0 ? sql`0` : sql`case ${sql.join(cases, sql` `)} else 0 end`;
}

function unique(ids: number[]): number[] {
  return [...new Set(ids)];
}
