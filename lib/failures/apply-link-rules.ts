import { and, eq, isNull, lt } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { linkRule } from "@/db/schema";
import { settledInteraction } from "@/db/settled-interactions";
import { type Actor, commandActor } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { LINKS_AT_ONCE, linkInteractions } from "@/lib/failures/link-interactions";
import { lookOn } from "@/lib/failures/rule-matches";
import { repeat } from "@/lib/repeat";

/** Looks that end in one transaction at the latest, so that a rule that matches little writes little. */
const LOOKS_AT_ONCE = 20;

/** How often the server looks whether there are interactions that a rule has not looked at, in milliseconds. */
const EVERY_MS = 1_000;

/** Who links by a rule: nobody who could be asked. */
const RULE: Actor = { ...commandActor(), id: "rule", name: "A rule" };

/**
 * Brings every rule that is not at rest up to the newest interaction, in short transactions that each link what was found
 * and note how far the rule has looked: ended on the way, it goes on where it was.
 * @param now what the links are dated with, epoch ms
 * @param untilMs how long it goes on, in milliseconds; the rest is left to the next call
 * @returns how many interactions were linked
 */
export async function applyLinkRules(record: RecordStore, now: number, untilMs = Number.POSITIVE_INFINITY): Promise<number> {
  const begun = performance.now();
  const last = await settledInteraction(record);
  // Whoever is writing for long is waited for by the next call.
  if (last === null) return 0;
  const rules = await record.db
    .select({ id: linkRule.id })
    .from(linkRule)
    .where(and(isNull(linkRule.pausedAt), lt(linkRule.seenId, last)))
    .orderBy(linkRule.id);
  let linked = 0;
  for (const { id } of rules) {
    for (let isMore = true; isMore && performance.now() - begun < untilMs; ) {
      const step = await applySome(record, id, { now, last });
      linked += step.linked;
      isMore = step.isMore;
    }
  }
  return linked;
}

async function applySome(
  record: RecordStore,
  ruleId: number,
  { now, last }: { now: number; last: number },
): Promise<{ linked: number; isMore: boolean }> {
  const [rule] = await record.db
    .select()
    .from(linkRule)
    .where(and(eq(linkRule.id, ruleId), isNull(linkRule.pausedAt)));
  if (!rule) return { linked: 0, isMore: false };
  const found: number[] = [];
  let seenId = rule.seenId;
  let isMore = true;
  for (let looks = 0; isMore && looks < LOOKS_AT_ONCE && found.length < LINKS_AT_ONCE; looks++) {
    const { matches, lastId } = await lookOn(record.db, rule, seenId, last);
    found.push(...matches);
    isMore = lastId !== null;
    seenId = lastId ?? Math.max(seenId, last);
  }
  const linked = await record.tx(async (db) => {
    const asBefore = and(eq(linkRule.id, ruleId), eq(linkRule.seenId, rule.seenId), isNull(linkRule.pausedAt));
    const moved = await db.update(linkRule).set({ seenId }).where(asBefore).returning({ id: linkRule.id });
    if (moved.length === 0) return 0;
    let count = 0;
    for (let from = 0; from < found.length; from += LINKS_AT_ONCE) {
      const some = found.slice(from, from + LINKS_AT_ONCE);
      count += (await linkInteractions(db, RULE, rule.failureId, some, { origin: "rule", linkRuleId: ruleId, now })).length;
    }
    if (count > 0) await note(db, RULE, { action: "failure.link", subject: `rule:${ruleId}`, detail: { count } }, now);
    return count;
  });
  return { linked, isMore };
}

/** Keeps the rules close behind the record; a round that fails is tried again by the next one. */
export function followLinkRules(record: RecordStore, failed: (error: unknown) => void): void {
  repeat(EVERY_MS, () => applyLinkRules(record, Date.now()), failed);
}
