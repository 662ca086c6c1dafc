import { and, sql } from "drizzle-orm";
import { factFailure as fact } from "@/db/facts/tables";
import { lastInteraction } from "@/db/settled-interactions";
import { type Actor, require } from "@/lib/access/actor";
import { requireEveryTeam, seenAmong } from "@/lib/access/scope";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import type { NewFailure } from "@/lib/failures/create-failure";
import { addRule, conditionOf, type RuleWords } from "@/lib/failures/link-rules";
import { failureByCode, survivorByCode } from "@/lib/failures/merged-family";
import { matchesOf } from "@/lib/failures/preview-rule";
import { MOST_AT_ONCE, type Selection, selectInteractions } from "@/lib/failures/select-interactions";
import { splitFailure, thoseShowing } from "@/lib/failures/split-failure";
import type { Filters } from "@/lib/filters";
import { askInSnapshot } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { int, onSide } from "@/lib/metrics/where";
import { isAmong } from "@/lib/search/mention-condition";
import type { Workspace } from "@/lib/workspace";

/** What is split off: interactions chosen one by one or by filters, or those that a rule would link. */
export type SplitBy = { selection: Selection } | { rule: RuleWords };

/** What would go to the new failure and what would stay, of the interactions that count up to the clock. */
export interface SplitPreview {
  interactions: number;
  /** Different known customers. */
  customers: number;
  staying: number;
}

/** @throws ForbiddenError, NotFoundError, BadFilterError, BadFailureError */
export async function previewSplit(
  workspace: Workspace,
  actor: Actor,
  code: string,
  by: SplitBy,
  filters: Filters,
  options: { now?: number } = {},
): Promise<SplitPreview> {
  require(actor, "read-rows");
  const { id } = await survivorByCode(workspace.record.db, actor.teams, code);
  const ids = await thoseToSplit(workspace, actor, code, by);
  return askInSnapshot(workspace, filters, options, async ({ reader, period, codes }) => {
    const goes = isAmong(fact.interactionId, ids);
    const [row] = await reader.all<{ interactions: number; customers: number; staying: number }>(sql`
      select count(*) filter (where ${goes}) as interactions, count(distinct nullif(${fact.customer}, 0)) filter (where ${goes}) as customers,
        count(*) filter (where not (${goes})) as staying
      from ${fact} where ${and(sql`${fact.status} = ${int(1)}`, existsAt(fact, period.asOf), onSide(fact, codes), sql`${fact.failure} = ${int(id)}`)}`);
    return { interactions: Number(row?.interactions ?? 0), customers: Number(row?.customers ?? 0), staying: Number(row?.staying ?? 0) };
  });
}

/**
 * Splits off what is asked for. A rule that is remembered links to the new failure what comes later.
 * @throws ForbiddenError, NotFoundError, BadFilterError, BadFailureError
 */
export async function splitOff(
  workspace: Workspace,
  actor: Actor,
  code: string,
  by: SplitBy,
  options: { wanted: Omit<NewFailure, "splitFromId">; isRemembered: boolean; now: number },
): Promise<{ code: string; moved: number }> {
  require(actor, "write");
  const { record } = workspace;
  const { wanted, isRemembered, now } = options;
  if (isRemembered) requireEveryTeam(actor, "A rule");
  // Read first: what comes while it is split is for the rule to look at.
  const seenId = await lastInteraction(record.db);
  const made = await splitFailure(record, actor, code, wanted, await thoseToSplit(workspace, actor, code, by), now);
  if (isRemembered && "rule" in by) {
    await record.tx(async (db) => {
      const { id } = await failureByCode(db, actor.teams, made.code);
      await addRule(db, actor, id, await conditionOf(db, by.rule), { now, seenId });
    });
  }
  return made;
}

async function thoseToSplit(workspace: Workspace, actor: Actor, code: string, by: SplitBy): Promise<number[]> {
  const { db } = workspace.record;
  if ("selection" in by) return selectInteractions(workspace, actor, by.selection);
  const { id } = await survivorByCode(db, actor.teams, code);
  const showing = await thoseShowing(db, id, await seenAmong(db, actor.teams, await matchesOf(workspace, await conditionOf(db, by.rule))));
  if (showing.length > MOST_AT_ONCE)
    throw new BadFailureError("rule", `a rule can split off at most ${MOST_AT_ONCE} interactions; this one matches ${showing.length}`);
  return showing;
}
