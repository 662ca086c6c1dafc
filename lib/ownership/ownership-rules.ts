import { asc, eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { failure, ownershipRule, procedure, product, team } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { type Names, unseenNames } from "@/lib/access/unseen-names";
import { NotFoundError } from "@/lib/errors";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { lifecycles } from "@/lib/failures/lifecycle";
import { parseFilters } from "@/lib/filters";
import { askInSnapshot } from "@/lib/metrics/ask";
import { mostlyOf } from "@/lib/ownership/mostly";
import { isMatch } from "@/lib/ownership/owners";
import type { NewRule } from "@/lib/ownership/rule-requests";
import type { Workspace } from "@/lib/workspace";

/** An ownership rule in words; null where it asks for nothing, or names nobody. */
export interface OwnershipRule {
  id: number;
  procedure: string | null;
  product: string | null;
  team: string | null;
  production: string | null;
  support: string | null;
  /** Failures that it matches, whether or not a later rule wins. */
  matches: number;
}

/** How many rules a workspace keeps. */
const MOST_RULES = 200;

/** Every rule in its order: the last that matches wins. Without those that name what is not seen. @throws ForbiddenError */
export async function listRules(workspace: Workspace, actor: Actor): Promise<OwnershipRule[]> {
  require(actor, "read");
  const { db } = workspace.record;
  const hidden = await unseenNames(workspace);
  const rules = (await rulesInOrder(db)).filter((rule) => !namesHidden(rule, hidden));
  const named = await namesOf(db);
  const failures = await ownedFailures(workspace);
  return rules.map((rule) => ({
    id: rule.id,
    procedure: named.procedure(rule.procedureId),
    product: named.product(rule.productId),
    team: named.team(rule.teamId),
    production: named.team(rule.productionTeamId),
    support: named.team(rule.supportTeamId),
    matches: failures.filter((each) => isMatch(rule, each)).length,
  }));
}

function namesHidden({ procedureId, productId, teamId, productionTeamId, supportTeamId }: RuleRow, hidden: Names): boolean {
  const isIn = (ids: ReadonlySet<number> | undefined, id: number | null) => id !== null && ids?.has(id) === true;
  const teams = [teamId, productionTeamId, supportTeamId];
  return isIn(hidden.procedure, procedureId) || isIn(hidden.product, productId) || teams.some((id) => isIn(hidden.team, id));
}

type RuleRow = typeof ownershipRule.$inferSelect;

/** Adds a rule after all others. @throws ForbiddenError, BadFailureError */
export async function addRule({ tx }: RecordStore, actor: Actor, wanted: NewRule, now: number): Promise<{ id: number }> {
  require(actor, "govern");
  return tx(async (db) => {
    const rules = await rulesInOrder(db);
    if (rules.length >= MOST_RULES) throw new BadFailureError("body", `there are ${MOST_RULES} rules, which is the most: delete one first`);
    const [made] = await db
      .insert(ownershipRule)
      .values({
        position: (rules.at(-1)?.position ?? 0) + 1,
        procedureId: await idOf(db, procedure, "procedure", wanted.procedure),
        productId: await idOf(db, product, "product", wanted.product),
        teamId: await idOf(db, team, "team", wanted.team),
        productionTeamId: await idOf(db, team, "production", wanted.production),
        supportTeamId: await idOf(db, team, "support", wanted.support),
        createdAt: now,
      })
      .returning({ id: ownershipRule.id });
    if (!made) throw new Error("The rule was not made");
    return made;
  });
}

/** Moves a rule one place up or down; the first stays the first, the last the last. @throws ForbiddenError, NotFoundError */
export async function moveRule({ tx }: RecordStore, actor: Actor, id: number, by: -1 | 1): Promise<void> {
  require(actor, "govern");
  await tx(async (db) => {
    const order = (await rulesInOrder(db)).map((rule) => rule.id);
    const from = order.indexOf(id);
    if (from < 0) throw noRule(id);
    const to = Math.min(Math.max(from + by, 0), order.length - 1);
    order.splice(to, 0, ...order.splice(from, 1));
    for (const [position, each] of order.entries()) await db.update(ownershipRule).set({ position }).where(eq(ownershipRule.id, each));
  });
}

/** @throws ForbiddenError, NotFoundError */
export async function deleteRule({ tx }: RecordStore, actor: Actor, id: number): Promise<void> {
  require(actor, "govern");
  await tx(async (db) => {
    const gone = await db.delete(ownershipRule).where(eq(ownershipRule.id, id)).returning({ id: ownershipRule.id });
    if (gone.length === 0) throw noRule(id);
  });
}

/** What a rule can ask for, by code and name. @throws ForbiddenError */
export async function ruleChoices(workspace: Workspace, actor: Actor) {
  require(actor, "read");
  const { db } = workspace.record;
  const hidden = await unseenNames(workspace);
  const choices = async (table: Named, unseen: ReadonlySet<number> | undefined) =>
    (await db.select({ id: table.id, code: table.code, name: table.name }).from(table))
      .filter(({ id }) => !unseen?.has(id))
      .map(({ code, name }) => ({ code, name }))
      .toSorted((a, b) => byName.compare(a.name, b.name));
  return {
    procedures: await choices(procedure, hidden.procedure),
    products: await choices(product, hidden.product),
    teams: await choices(team, hidden.team),
  };
}

type Named = typeof procedure | typeof product | typeof team;
const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function rulesInOrder(db: Db) {
  return db.select().from(ownershipRule).orderBy(asc(ownershipRule.position), asc(ownershipRule.id));
}

/** The real failures, or the sample's where there is nothing else. */
async function ownedFailures(workspace: Workspace) {
  const { filters } = parseFilters({});
  return askInSnapshot(workspace, filters, {}, async (asked) => {
    const shown = await lifecycles(asked);
    const mostly = await mostlyOf(asked);
    const rows = await workspace.record.db.select({ id: failure.id, procedureId: failure.procedureId }).from(failure);
    return rows
      .filter(({ id }) => shown.has(id))
      .map(({ id, procedureId }) => ({ procedureId, productId: null, teamId: null, ...mostly.get(id) }));
  });
}

async function namesOf(db: Db) {
  const lookUp = async (table: Named) => {
    const names = new Map((await db.select({ id: table.id, name: table.name }).from(table)).map((row) => [row.id, row.name]));
    return (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  };
  return { procedure: await lookUp(procedure), product: await lookUp(product), team: await lookUp(team) };
}

async function idOf(db: Db, table: Named, field: string, code: string | null): Promise<number | null> {
  if (code === null) return null;
  const [found] = await db.select({ id: table.id }).from(table).where(eq(table.code, code));
  if (!found) throw new BadFailureError(field, `${field} "${code}" does not exist; send the code of one, or null`);
  return found.id;
}

function noRule(id: number): NotFoundError {
  return new NotFoundError(`there is no ownership rule ${id}; it may have been deleted`, "rule");
}
