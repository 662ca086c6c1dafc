import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { cause, interactionFailure, linkRule, product } from "@/db/schema";
import { foldWords } from "@/db/search/fold";
import { lastInteraction } from "@/db/settled-interactions";
import { type Actor, require } from "@/lib/access/actor";
import { requireEveryTeam } from "@/lib/access/scope";
import { note } from "@/lib/audit/note";
import { startOfDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { noteActivity } from "@/lib/failures/failure-activity";
import { LINKS_AT_ONCE } from "@/lib/failures/link-interactions";
import { familyOf, survivorByCode } from "@/lib/failures/merged-family";
import { workspaceSettings } from "@/lib/settings";

/** What interactions must have to be linked: all of it that is set. Causes and products by their code. */
export interface RuleWords {
  cause?: string;
  product?: string;
  /** Words that must all occur in the summary or the narrative. */
  words?: string;
  /** Only those contacted from this day on, in days since 1970-01-01 in the reporting zone. */
  fromDay?: number;
}

/** The same as the record holds it. */
export type RuleCondition = Pick<typeof linkRule.$inferSelect, "causeId" | "productId" | "words" | "fromAt">;

/** A rule as a page shows it, with names. */
export interface ListedRule {
  id: number;
  cause: string | null;
  product: string | null;
  words: string | null;
  fromAt: number | null;
  isPaused: boolean;
  /** It has not looked at every interaction yet. */
  isBehind: boolean;
}

/** The rules that link to a failure, those of the ones merged into it too, oldest first. */
export async function rulesOf(db: Db, failureId: number): Promise<ListedRule[]> {
  const rows = await db
    .select({ rule: linkRule, cause: cause.name, product: product.name })
    .from(linkRule)
    .leftJoin(cause, eq(cause.id, linkRule.causeId))
    .leftJoin(product, eq(product.id, linkRule.productId))
    .where(inArray(linkRule.failureId, await familyOf(db, failureId)))
    .orderBy(asc(linkRule.id));
  const last = rows.length === 0 ? 0 : await lastInteraction(db);
  return rows.map(({ rule, ...names }) => ({
    id: rule.id,
    ...names,
    words: rule.words,
    fromAt: rule.fromAt,
    isPaused: rule.pausedAt !== null,
    isBehind: rule.pausedAt === null && rule.seenId < last,
  }));
}

/** Codes in place of names. @throws BadFailureError when nothing is asked for, or a code is of nothing */
export async function conditionOf(db: Db, { cause: causeCode, product: productCode, words, fromDay }: RuleWords): Promise<RuleCondition> {
  const fromAt = fromDay === undefined ? null : startOfDay(fromDay, (await workspaceSettings(db)).zone);
  const folded = foldWords(words ?? "");
  if (causeCode === undefined && productCode === undefined && folded === "")
    throw new BadFailureError("words", "a rule needs a cause, a product or words of letters or digits");
  const [ofCause] = causeCode === undefined ? [] : await db.select({ id: cause.id }).from(cause).where(eq(cause.code, causeCode));
  const [ofProduct] =
    productCode === undefined ? [] : await db.select({ id: product.id }).from(product).where(eq(product.code, productCode));
  if (causeCode !== undefined && !ofCause) throw new BadFailureError("cause", `cause must be the code of a cause; got "${causeCode}"`);
  if (productCode !== undefined && !ofProduct)
    throw new BadFailureError("product", `product must be the code of a product; got "${productCode}"`);
  return {
    causeId: ofCause?.id ?? null,
    productId: ofProduct?.id ?? null,
    words: folded === "" ? null : (words ?? "").trim(),
    fromAt,
  };
}

/** Makes a rule; what it matches is linked by `applyLinkRules`, which goes on with what comes. @throws ForbiddenError, NotFoundError, BadFailureError */
export async function createRule(record: RecordStore, actor: Actor, code: string, wanted: RuleWords, now: number): Promise<number> {
  require(actor, "govern");
  requireEveryTeam(actor, "A rule");
  return record.tx(async (db) => {
    const { id: failureId } = await survivorByCode(db, actor.teams, code);
    return addRule(db, actor, failureId, await conditionOf(db, wanted), { now, seenId: 0 });
  });
}

/** Makes a rule in the caller's transaction, which has looked at the interactions up to `seenId`. */
export async function addRule(
  db: Db,
  actor: Actor,
  failureId: number,
  condition: RuleCondition,
  { now, seenId }: { now: number; seenId: number },
): Promise<number> {
  const [made] = await db
    .insert(linkRule)
    .values({ failureId, ...condition, seenId, createdAt: now })
    .returning({ id: linkRule.id });
  if (!made) throw new Error("The rule was not made");
  await noteActivity(db, failureId, { kind: "rule", actor: actor.id, at: now, detail: { what: "made", words: condition.words } });
  await note(db, actor, { action: "rule.create", subject: `rule:${made.id}`, detail: { failureId } }, now);
  return made.id;
}

/** Lets a rule rest, or go on with what has come since. @throws ForbiddenError, NotFoundError */
export async function pauseRule(record: RecordStore, actor: Actor, id: number, isPaused: boolean, now: number): Promise<void> {
  require(actor, "govern");
  requireEveryTeam(actor, "A rule");
  await record.tx(async (db) => {
    const rule = await ruleById(db, id);
    await db
      .update(linkRule)
      .set({ pausedAt: isPaused ? now : null })
      .where(eq(linkRule.id, id));
    const detail = { what: isPaused ? "paused" : "resumed", words: rule.words };
    await noteActivity(db, rule.failureId, { kind: "rule", actor: actor.id, at: now, detail });
    const action = isPaused ? "rule.pause" : "rule.resume";
    await note(db, actor, { action, subject: `rule:${id}`, detail: { failureId: rule.failureId } }, now);
  });
}

/** Deletes a rule. What it has linked stays linked, or goes with it, and may come back by an import. @throws ForbiddenError, NotFoundError */
export async function deleteRule(
  record: RecordStore,
  actor: Actor,
  id: number,
  { keepsLinks, now }: { keepsLinks: boolean; now: number },
): Promise<void> {
  require(actor, "govern");
  requireEveryTeam(actor, "A rule");
  // At rest first, so that it links nothing while its links are taken away.
  await record.tx(async (db) => {
    await ruleById(db, id);
    await db.update(linkRule).set({ pausedAt: now }).where(eq(linkRule.id, id));
  });
  if (!keepsLinks) while ((await record.tx((db) => takeSome(db, id))) > 0);
  while ((await record.tx((db) => letSomeGo(db, id))) > 0);
  await record.tx(async (db) => {
    const rule = await ruleById(db, id);
    await db.delete(linkRule).where(eq(linkRule.id, id));
    const detail = { what: keepsLinks ? "deleted" : "deleted with its links", words: rule.words };
    await noteActivity(db, rule.failureId, { kind: "rule", actor: actor.id, at: now, detail });
    await note(db, actor, { action: "rule.delete", subject: `rule:${id}`, detail: { failureId: rule.failureId, keepsLinks } }, now);
  });
}

async function takeSome(db: Db, ruleId: number): Promise<number> {
  const { failureId } = await ruleById(db, ruleId);
  // What a split has moved stays where it is.
  const own = and(eq(interactionFailure.failureId, failureId), eq(interactionFailure.linkRuleId, ruleId));
  const some = db.select({ id: interactionFailure.id }).from(interactionFailure).where(own).limit(LINKS_AT_ONCE);
  const gone = await db.delete(interactionFailure).where(inArray(interactionFailure.id, some)).returning({ id: interactionFailure.id });
  return gone.length;
}

/** Links that stay are no longer the rule's: SQLite's reference would keep it from being deleted. */
async function letSomeGo(db: Db, ruleId: number): Promise<number> {
  const own = eq(interactionFailure.linkRuleId, ruleId);
  const some = db.select({ id: interactionFailure.id }).from(interactionFailure).where(own).limit(LINKS_AT_ONCE);
  const freed = await db
    .update(interactionFailure)
    .set({ linkRuleId: null })
    .where(inArray(interactionFailure.id, some))
    .returning({ id: interactionFailure.id });
  return freed.length;
}

async function ruleById(db: Db, id: number) {
  const [rule] = await db.select().from(linkRule).where(eq(linkRule.id, id));
  if (!rule) throw new NotFoundError(`there is no link rule ${id}`, "rule");
  return rule;
}
