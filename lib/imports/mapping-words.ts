import { columnsAsked } from "@/lib/imports/conditions";
import { type Condition, columnsOf, type Mapping, type ValueRule } from "@/lib/imports/mapping";
import type { RowRule } from "@/lib/imports/reading";
import type { Layout } from "@/lib/imports/recognise";

/**
 * What a mapping makes of each column that the file has: fields by their names, lists by `list.field`, and "externalId",
 * "customer", "issueKey", "cause", "facet", "attribute", "drop" or "rule" for what only decides something.
 * By the name of the column in the file.
 */
export function usesOf(layout: Layout): Map<string, string[]> {
  const { mapping, header } = layout;
  const byName = new Map<string, Set<string>>();
  const put = (use: string, columns: readonly string[]) => {
    for (const column of columns) byName.set(column, (byName.get(column) ?? new Set()).add(use));
  };
  const of = (use: string, rule: ValueRule | undefined) => put(use, rule === undefined ? [] : columnsOf(rule));
  for (const [field, rule] of Object.entries(mapping.fields)) of(field, rule);
  for (const use of ["externalId", "followUpOf", "mergedInto"] as const)
    put(
      use,
      [mapping[use]].flatMap((column) => column ?? []),
    );
  of("customer", mapping.customer);
  of("issueKey", mapping.issueKey);
  of("agentId", mapping.agentName);
  for (const rule of causeRules(mapping)) {
    for (const level of [rule.axis, ...rule.levels]) of("cause", level);
  }
  for (const { from } of mapping.facets) of("facet", from);
  for (const { list, fields, when } of mapping.lists) {
    for (const [field, rule] of Object.entries(fields)) of(`${list}.${field}`, rule);
    if (when) put("rule", columnsAsked(when));
  }
  for (const rule of Object.values(mapping.volume ?? {})) of("volume", rule);
  put("names", mapping.names ?? []);
  put("attribute", mapping.attributes ?? []);
  put("drop", mapping.left ?? []);
  put("rule", columnsAsked(mapping.difficult));
  for (const { when } of mapping.notes ?? []) put("rule", columnsAsked(when));
  // What is made of a column that is made of others is made of those; each is made of the ones before it.
  for (const { name, from } of (mapping.derived ?? []).toReversed()) {
    for (const use of byName.get(name) ?? []) of(use, from);
  }
  const uses = new Map<string, string[]>();
  for (const [column, place] of layout.places) {
    uses.set(header[place]?.trim() ?? column, withoutRule([...(byName.get(column) ?? ["drop"])]));
  }
  for (const { name } of layout.others) uses.set(name, [mapping.otherColumns === "keep" ? "attribute" : "drop"]);
  return uses;
}

function causeRules({ causes, reportedCause, verifiedCause }: Mapping) {
  return [...causes, reportedCause, verifiedCause].flatMap((rule) => rule ?? []);
}

/** That a rule asks about a column is said only where nothing else is. */
function withoutRule(uses: string[]): string[] {
  const others = uses.filter((use) => use !== "rule");
  return others.length > 0 ? others : uses;
}

/** A condition as a list of simple rules, of which one has to hold; null when it is more than that. */
export function rulesOfCondition(condition: Condition, layout: Layout): RowRule[] | null {
  const nameInFile = (column: string) => layout.header[layout.places.get(column) ?? -1]?.trim() ?? null;
  if ("always" in condition) return condition.always ? [{ rows: "all" }] : [];
  if ("any" in condition) {
    const rules = condition.any.map((each) => rulesOfCondition(each, layout));
    return rules.some((each) => each === null) ? null : rules.flatMap((each) => each ?? []);
  }
  const [asked] = columnsAsked(condition);
  const column = asked === undefined ? null : nameInFile(asked);
  const simple = simpleRule(condition, column ?? "");
  // What asks about a column that the file does not have never holds.
  return simple === null ? null : column === null ? [] : [simple];
}

function simpleRule(condition: Condition, column: string): RowRule | null {
  if ("equals" in condition) return { rows: "one-of", column, values: [condition.equals[1]] };
  if ("in" in condition) return { rows: "one-of", column, values: condition.in[1] };
  if ("atMost" in condition) return { rows: "at-most", column, number: condition.atMost[1] };
  if ("atLeast" in condition) return { rows: "at-least", column, number: condition.atLeast[1] };
  if ("present" in condition) return { rows: "present", column };
  return null;
}

/** Which rows come with a commendation; null when that is more than simple rules, or different for each of several. */
export function praiseRules(layout: Layout): RowRule[] | null {
  const lists = layout.mapping.lists.filter(({ list }) => list === "commendation");
  if (lists.length === 0) return [];
  const [only] = lists;
  return lists.length === 1 && only?.when ? rulesOfCondition(only.when, layout) : null;
}
