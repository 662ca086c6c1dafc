import { type AnyColumn, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { factInteraction, factPromise, factStep } from "@/db/facts/tables";
import * as schema from "@/db/schema";
import { CAUSE_AXES, DIRECTIONS, OUTCOMES, PROMISE_KINDS } from "@/db/schema";
import { BadFilterError } from "@/lib/errors";
import { UNKNOWN } from "@/lib/filters";
import { stepNames } from "@/lib/handling/step-names";
import type { FactTable } from "@/lib/metrics/define";
import { directionLabels, outcomeLabels, promiseKindLabels, severityLabels } from "@/lib/vocabulary";

/** What a number can be split by. A cause is split on one of its axes; a facet by its code, e.g. `facet.status`. */
export const PLAIN_DIMENSIONS = [
  "team",
  "channel",
  "product",
  "source",
  "procedure",
  "severity",
  "direction",
  "outcome",
  "failure",
  "kind",
  "step",
] as const;
export type PlainDimension = (typeof PLAIN_DIMENSIONS)[number];
export type CauseAxis = (typeof CAUSE_AXES)[number];
export type Dimension = PlainDimension | `cause.${CauseAxis}` | `facet.${string}`;

/** @throws BadFilterError naming what can be asked for */
export function parseDimension(text: string): Dimension {
  const plain = PLAIN_DIMENSIONS.find((dimension) => dimension === text);
  if (plain) return plain;
  const axis = CAUSE_AXES.find((each) => text === `cause.${each}`);
  if (axis) return `cause.${axis}`;
  if (/^facet\.[a-z0-9-]+$/.test(text)) return `facet.${text.slice(6)}`;
  const known = [...PLAIN_DIMENSIONS, ...CAUSE_AXES.map((each) => `cause.${each}`), "facet.<name>"];
  throw new BadFilterError("by", `by must be one of ${known.join(", ")}; got "${text}"`);
}

export function causeAxisOf(dimension: Dimension): CauseAxis | null {
  return CAUSE_AXES.find((axis) => dimension === `cause.${axis}`) ?? null;
}

/** The column of a single-valued dimension; a promise belongs to the team and procedure that made it. */
export function dimensionColumn(fact: FactTable, dimension: PlainDimension): AnyColumn {
  if (dimension === "failure") return fact.failureSet;
  if (dimension === "kind") {
    if (fact !== factPromise) throw new BadFilterError("by", "only promises have a kind: by=kind goes with follow-through");
    return factPromise.kind;
  }
  if (dimension === "step") {
    if (fact !== factStep) throw new BadFilterError("by", "only observations have a step: by=step goes with step-adherence");
    return factStep.step;
  }
  if (fact === factPromise && dimension === "team") return factPromise.promiseTeam;
  if (fact === factPromise && dimension === "procedure") return factPromise.promiseProcedure;
  return fact[dimension];
}

/** The eight facet columns of a fact table, by slot. */
export function facetColumn(fact: FactTable, slot: number): AnyColumn {
  const columns = [fact.facet1, fact.facet2, fact.facet3, fact.facet4, fact.facet5, fact.facet6, fact.facet7, fact.facet8];
  return columns[slot - 1] ?? factInteraction.facet1;
}

/** Dimensions that are a table of the record with a code and a name. */
export const NAMED = ["team", "channel", "product", "source", "procedure"] as const;
export const NAMED_TABLES = {
  team: schema.team,
  channel: schema.channel,
  product: schema.product,
  source: schema.source,
  procedure: schema.procedure,
};

export interface SeriesName {
  key: string;
  label: string;
}

export const UNKNOWN_NAME: SeriesName = { key: UNKNOWN, label: "Not known" };

/** The code and the name of each id of a dimension; closed lists name themselves. */
export async function dimensionNames(db: Db, dimension: Dimension, ids: number[]): Promise<Map<number, SeriesName>> {
  const wanted = [...new Set(ids)].filter((id) => id > 0);
  const named = (rows: { id: number; key: string; label: string }[]) => new Map(rows.map(({ id, key, label }) => [id, { key, label }]));
  const listed = (keys: readonly string[], labels: Record<string, string>) =>
    named(keys.map((key, index) => ({ id: index + 1, key, label: labels[key] ?? key })));
  if (dimension === "severity") return listed(["1", "2", "3", "4"], severityLabels);
  if (dimension === "direction") return listed(DIRECTIONS, directionLabels);
  if (dimension === "outcome") return listed(OUTCOMES, outcomeLabels);
  if (dimension === "kind") return listed(PROMISE_KINDS, promiseKindLabels);
  if (wanted.length === 0) return new Map();
  if (dimension === "step") {
    const names = await stepNames(db);
    return named(
      wanted.flatMap((id) => {
        const label = names.get(id)?.words;
        return label === undefined ? [] : [{ id, key: label.toLowerCase(), label }];
      }),
    );
  }
  if (dimension === "failure")
    return named(
      await db
        .select({ id: schema.failure.id, key: schema.failure.code, label: schema.failure.title })
        .from(schema.failure)
        .where(inArray(schema.failure.id, wanted)),
    );
  if (dimension.startsWith("facet."))
    return named(
      await db
        .select({ id: schema.facetValue.id, key: schema.facetValue.value, label: schema.facetValue.value })
        .from(schema.facetValue)
        .where(inArray(schema.facetValue.id, wanted)),
    );
  if (causeAxisOf(dimension))
    return named(
      await db
        .select({ id: schema.cause.id, key: schema.cause.code, label: schema.cause.name })
        .from(schema.cause)
        .where(inArray(schema.cause.id, wanted)),
    );
  const table = NAMED.find((each) => each === dimension);
  if (!table) return new Map();
  const { id, code, name } = NAMED_TABLES[table];
  return named(await db.select({ id, key: code, label: name }).from(NAMED_TABLES[table]).where(inArray(id, wanted)));
}
