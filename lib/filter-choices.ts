import { asc, eq } from "drizzle-orm";
import * as schema from "@/db/schema";
import { DIRECTIONS, OUTCOMES } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { arrivedCode, arrivedName, DAYPART_HOURS, DAYPARTS, readArrived, WEEKDAYS } from "@/lib/arrivals/arrived";
import { type Filters, type ListFilter, NO_FILTERS } from "@/lib/filters";
import { type NAMED, NAMED_TABLES } from "@/lib/metrics/dimensions";
import { sideOf } from "@/lib/sample/apart";
import { type Hidden, hiddenChoices } from "@/lib/sample/choices";
import { announcedLabels, directionLabels, outcomeLabels, severityLabels } from "@/lib/vocabulary";
import { ANY_WORKAROUND } from "@/lib/workarounds/workaround-text";
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
  waitingOn: "Waiting on",
  workaround: "Workaround",
  arrived: "Arrived",
  announced: "Announced",
};

/**
 * Every filter that has something to choose, in the order of the filter bar; facets last, by name.
 * @param filters those in force: they decide whether the sample's names are offered or the real ones
 */
export async function filterChoices(
  workspace: Workspace,
  actor: Actor,
  filters: Pick<Filters, "source" | "arrived"> = NO_FILTERS,
): Promise<FilterChoice[]> {
  require(actor, "read");
  const { db } = workspace.record;
  const hidden = await hiddenChoices(workspace, (await sideOf(db, filters)).side);
  const shown = (of: keyof Hidden, rows: { id: number; code: string; name: string }[]) =>
    rows.filter(({ id }) => !hidden[of]?.has(id)).map(({ code, name }) => ({ code, name }));
  const named = async (filter: (typeof NAMED)[number]) => {
    const table = NAMED_TABLES[filter];
    return shown(
      filter,
      await db
        .select({ id: table.id, code: table.code, name: table.name })
        .from(table)
        .orderBy(asc(table.name), asc(table.code))
        .limit(MOST_OPTIONS),
    );
  };
  const causes = await db
    .select({ id: schema.cause.id, code: schema.cause.code, name: schema.cause.name })
    .from(schema.cause)
    .orderBy(asc(schema.cause.name), asc(schema.cause.code))
    .limit(MOST_OPTIONS);
  const failures = await db
    .select({ id: schema.failure.id, code: schema.failure.code, name: schema.failure.title })
    .from(schema.failure)
    .orderBy(asc(schema.failure.title), asc(schema.failure.code))
    .limit(MOST_OPTIONS);
  const listed = (codes: readonly string[], labels: Record<string, string>) => codes.map((code) => ({ code, name: labels[code] ?? code }));
  const teams = await named("team");
  const options: [ListFilter, { code: string; name: string }[]][] = [
    ["team", teams],
    ["channel", await named("channel")],
    ["product", await named("product")],
    ["cause", shown("cause", causes)],
    ["failure", shown("failure", failures)],
    ["procedure", await named("procedure")],
    ["severity", listed(["1", "2", "3", "4"], severityLabels)],
    ["outcome", listed(OUTCOMES, outcomeLabels)],
    ["waitingOn", teams],
    ["workaround", [{ code: ANY_WORKAROUND, name: "Documented" }]],
    ["arrived", whenArrived(filters.arrived)],
    ["announced", listed(["yes", "no"], announcedLabels)],
    ["direction", listed(DIRECTIONS, directionLabels)],
    ["source", await named("source")],
  ];
  const choices: FilterChoice[] = options
    .filter(([, found]) => found.length > 0)
    .map(([filter, found]) => ({ filter, label: LABELS[filter], options: found }));
  return [...choices, ...(await facetChoices(workspace, hidden))];
}

/** Parts of every day and days of the week; and the hours that are chosen already, which only a picture of all of them offers. */
function whenArrived(chosen: readonly string[]) {
  const parts = DAYPARTS.map((from) => arrivedCode("all", from, DAYPART_HOURS));
  const days = WEEKDAYS.map((_, weekday) => arrivedCode(weekday, 0, 24));
  const others = chosen.filter((code) => readArrived(code) !== null);
  return [...new Set([...parts, ...days, ...others])].map((code) => ({ code, name: arrivedName(code) }));
}

/** The longest list a filter offers; beyond it a search is needed anyway. */
const MOST_OPTIONS = 2000;

async function facetChoices(workspace: Workspace, hidden: Hidden): Promise<FilterChoice[]> {
  const { facet, facetValue } = schema;
  const rows = await workspace.record.db
    .select({ id: facet.id, valueId: facetValue.id, code: facet.code, name: facet.name, value: facetValue.value })
    .from(facetValue)
    .innerJoin(facet, eq(facet.id, facetValue.facetId))
    .orderBy(asc(facet.name), asc(facetValue.value))
    .limit(8 * MOST_OPTIONS);
  const byCode = new Map<string, { name: string; values: Set<string> }>();
  for (const { id, valueId, code, name, value } of rows) {
    if (hidden.facet?.has(id) || hidden.facetValue?.has(valueId)) continue;
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
