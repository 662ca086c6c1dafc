import { columnsOf, type ValueRule } from "@/lib/imports/mapping";
import type { Layout } from "@/lib/imports/recognise";

type Known = Pick<Layout, "mapping" | "places">;

/** Whether a file has a column of its mapping, or those that a derived one is made of. */
export function hasColumn(known: Known, name: string): boolean {
  return hasBefore(known, name, known.mapping.derived?.length ?? 0);
}

/** Whether a file has what a rule needs to say anything: one of the rules, all of the columns. */
export function hasRule(known: Known, rule: ValueRule): boolean {
  return hasRuleBefore(known, rule, known.mapping.derived?.length ?? 0);
}

/** A derived column knows only the ones before it, so that none is made of itself. */
function hasBefore(known: Known, name: string, before: number): boolean {
  if (known.places.has(name)) return true;
  const at = known.mapping.derived?.findIndex((each) => each.name === name) ?? -1;
  const derived = known.mapping.derived?.[at];
  return derived !== undefined && at < before && hasRuleBefore(known, derived.from, at);
}

function hasRuleBefore(known: Known, rule: ValueRule, before: number): boolean {
  if ("firstOf" in rule) return rule.firstOf.some((each) => hasRuleBefore(known, each, before));
  if ("where" in rule) return hasBefore(known, rule.where[0], before) && hasRuleBefore(known, rule.is, before);
  const columns = columnsOf(rule);
  const has = (column: string) => hasBefore(known, column, before);
  return "join" in rule ? columns.some(has) : columns.every(has);
}
