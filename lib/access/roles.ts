import { ROLES } from "@/db/schema";

export { ROLES };
export type Role = (typeof ROLES)[number];

/**
 * What someone may do. "read" shows counts, rates and names of procedures; "read-rows" single interactions with their
 * text; "document" files interactions, keeps promises and writes down what was learnt; "read-staff" who of the staff handled them, and what one member of staff did. "write" changes failures, fixes
 * and decisions; "govern" what holds for every team: procedures, whose failures are whose, and what weighs how much;
 * "import" brings interactions in; "export" hands out files; "share" makes a page readable
 * without signing in; "manage" is about users, keys, sources and settings; "privacy" erases, holds and lets text go;
 * "audit" reads what everybody changed.
 */
export const RIGHTS = [
  "read",
  "read-rows",
  "document",
  "read-staff",
  "write",
  "govern",
  "import",
  "export",
  "share",
  "manage",
  "privacy",
  "audit",
] as const;
export type Right = (typeof RIGHTS)[number];

/** What each role may do: nothing that is not written here. Teams limit it further (Actor.teams). */
export const RIGHTS_OF_ROLE: Readonly<Record<Role, readonly Right[]>> = {
  agent: ["read", "read-rows", "document"],
  lead: ["read", "read-rows", "document", "read-staff", "write", "export"],
  manager: ["read", "read-rows", "document", "read-staff", "write", "govern", "export", "share"],
  process: ["read", "read-rows", "document", "write", "govern", "import", "export", "share"],
  admin: RIGHTS,
};

/**
 * The same of somebody who sees some teams alone: without what reaches the interactions of every team. Merging
 * failures, rules and procedures, bringing files in, keys, users and settings, erasing people and the audit all do.
 */
export function rightsWithin(role: Role, teams: readonly number[] | null): readonly Right[] {
  const rights = RIGHTS_OF_ROLE[role];
  return teams === null ? rights : rights.filter((right) => !OVER_EVERY_TEAM.includes(right));
}

const OVER_EVERY_TEAM: readonly Right[] = ["govern", "import", "manage", "privacy", "audit"];

/** An agent and a lead see the interactions of teams that are named; the others of all teams, unless some are named. */
export function needsTeams(role: Role): boolean {
  return role === "agent" || role === "lead";
}

export function isRole(text: unknown): text is Role {
  return ROLES.some((role) => role === text);
}
