import { asc, eq } from "drizzle-orm";
import * as schema from "@/db/schema";
import { DIRECTIONS, OUTCOMES } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import type { ListFilter } from "@/lib/filters";
import { type NAMED, NAMED_TABLES } from "@/lib/metrics/dimensions";
import { directionLabels, outcomeLabels, severityLabels } from "@/lib/vocabulary";
import type { Workspace } from "@/lib/workspace";

/** What a filter can be set to. */
export interface FilterChoice {
  /** A list filter's name, or `facet.<code>`. */
  filter: ListFilter | `facet.${string}`;
  label: string;
  options: { code: string; name: string }[];
}

const LABELS: Record<ListFilter, string> = {
  team: "Team",
  channel: "Channel",
  product: "Product",
  source: "Source",
  cause: "Cause",
  failure: "Failure",
  procedure: "Procedure",
  severity: "Severity",
  direction: "Direction",
  outcome: "Outcome",
};

/** Every filter that has something to choose, in the order of the filter bar; facets last, by name. */
export async function filterChoices(workspace: Workspace, actor: Actor): Promise<FilterChoice[]> {
  require(actor, "read");
  const { db } = workspace.record;
  const named = async (filter: (typeof NAMED)[number]) => {
    const table = NAMED_TABLES[filter];
    return db.select({ code: table.code, name: table.name }).from(table).orderBy(asc(table.name), asc(table.code)).limit(MOST_OPTIONS);
  };
  const causes = await db
    .select({ code: schema.cause.code, name: schema.cause.name })
    .from(schema.cause)
    .orderBy(asc(schema.cause.name), asc(schema.cause.code))
    .limit(MOST_OPTIONS);
  const failures = await db
    .select({ code: schema.failure.code, name: schema.failure.title })
    .from(schema.failure)
    .orderBy(asc(schema.failure.title), asc(schema.failure.code))
    .limit(MOST_OPTIONS);
  const listed = (codes: readonly string[], labels: Record<string, string>) => codes.map((code) => ({ code, name: labels[code] ?? code }));
  const options: [ListFilter, { code: string; name: string }[]][] = [
    ["team", await named("team")],
    ["channel", await named("channel")],
    ["product", await named("product")],
    ["cause", causes],
    ["failure", failures],
    ["procedure", await named("procedure")],
    ["severity", listed(["1", "2", "3", "4"], severityLabels)],
    ["outcome", listed(OUTCOMES, outcomeLabels)],
    ["direction", listed(DIRECTIONS, directionLabels)],
    ["source", await named("source")],
  ];
  const choices: FilterChoice[] = options
    .filter(([, found]) => found.length > 0)
    .map(([filter, found]) => ({ filter, label: LABELS[filter], options: found }));
  return [...choices, ...(await facetChoices(workspace))];
}

/** The longest list a filter offers; beyond it a search is needed anyway. */
const MOST_OPTIONS = 2000;

async function facetChoices(workspace: Workspace): Promise<FilterChoice[]> {
  const { facet, facetValue } = schema;
  const rows = await workspace.record.db
    .select({ code: facet.code, name: facet.name, value: facetValue.value })
    .from(facetValue)
    .innerJoin(facet, eq(facet.id, facetValue.facetId))
    .orderBy(asc(facet.name), asc(facetValue.value))
    .limit(8 * MOST_OPTIONS);
  const byCode = new Map<string, { name: string; values: Set<string> }>();
  for (const { code, name, value } of rows) {
    const found = byCode.get(code) ?? { name, values: new Set<string>() };
    byCode.set(code, found);
    found.values.add(value);
  }
  return [...byCode].map(([code, { name, values }]) => ({
    filter: `facet.${code}` as const,
    label: name,
    options: [...values].map((value) => ({ code: value, name: value })),
  }));
}
