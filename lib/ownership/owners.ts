import type { ownershipRule } from "@/db/schema";

/** Who is named, by team id; null where nobody is. */
export interface NamedOwners {
  productionTeamId: number | null;
  supportTeamId: number | null;
}

/** What a rule looks at. 0 or null where it is not known. */
export interface OwnedFailure {
  procedureId: number;
  /** The product and the team that most of its interactions carry. */
  productId: number | null;
  teamId: number | null;
}

export type RuleConditions = Pick<typeof ownershipRule.$inferSelect, "procedureId" | "productId" | "teamId">;

/**
 * Whose a failure is, each of the two owners by itself: who was named by a person, else the last rule that matches and names
 * one, else its procedure's.
 * @param rules in their order
 */
export function ownersOf(
  failure: OwnedFailure,
  rules: readonly (RuleConditions & NamedOwners)[],
  { byPerson, ofProcedure }: { byPerson: NamedOwners; ofProcedure: NamedOwners },
): NamedOwners {
  const matching = rules.filter((rule) => isMatch(rule, failure));
  const owner = (which: keyof NamedOwners) =>
    byPerson[which] ?? matching.findLast((rule) => rule[which] !== null)?.[which] ?? ofProcedure[which];
  return { productionTeamId: owner("productionTeamId"), supportTeamId: owner("supportTeamId") };
}

/** Whether all conditions that a rule has hold. */
export function isMatch(rule: RuleConditions, failure: OwnedFailure): boolean {
  return (["procedureId", "productId", "teamId"] as const).every((key) => rule[key] === null || rule[key] === failure[key]);
}
