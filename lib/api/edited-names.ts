import { ITEM_FIELDS, ITEM_LISTS } from "@/lib/api/item-fields";

/** The names that programs know edited fields by. @param facetCodes the code of each slot of the source, from 1 */
export function editedNames(columns: readonly string[], facetCodes: ReadonlyMap<number, string>): string[] {
  return columns.map((column) => {
    const slot = /^facet(\d)$/.exec(column)?.[1];
    if (slot !== undefined) return `facets.${facetCodes.get(Number(slot)) ?? slot}`;
    return NAMES.get(column) ?? column;
  });
}

const NAMES = new Map([
  ...ITEM_FIELDS.map(({ column, name }) => [column, name] as const),
  ...ITEM_LISTS.map(({ table, name }) => [table, name] as const),
  ["interactionCause", "causes"] as const,
  ["customerId", "customer"] as const,
  ["issueId", "issueKey"] as const,
  ["procedureVersionId", "procedureVersion"] as const,
  ["reportedCauseId", "reportedCause"] as const,
  ["verifiedCauseId", "verifiedCause"] as const,
  ["followUpOfId", "followUpOf"] as const,
  ["mergedIntoId", "mergedInto"] as const,
]);
