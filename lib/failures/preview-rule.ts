import { setImmediate as others } from "node:timers/promises";
import { and, sql } from "drizzle-orm";
import { factInteraction as fact, factFailure } from "@/db/facts/tables";
import { foldWords } from "@/db/search/fold";
import { searchIndexOf } from "@/db/search/search-index";
import { type Actor, require } from "@/lib/access/actor";
import { conditionOf, type RuleCondition, type RuleWords } from "@/lib/failures/link-rules";
import { survivorByCode } from "@/lib/failures/merged-family";
import { lookOn } from "@/lib/failures/rule-matches";
import type { Filters } from "@/lib/filters";
import { askInSnapshot } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { int, onSide } from "@/lib/metrics/where";
import { isAmong } from "@/lib/search/mention-condition";
import type { Workspace } from "@/lib/workspace";

/** What a rule would link, of the interactions that count up to the clock. */
export interface RulePreview {
  interactions: number;
  /** Different known customers. */
  customers: number;
  /** Those that show the failure already. */
  linked: number;
}

/** @throws ForbiddenError, NotFoundError, BadFailureError */
export async function previewRule(
  workspace: Workspace,
  actor: Actor,
  code: string,
  wanted: RuleWords,
  filters: Filters,
  options: { now?: number } = {},
): Promise<RulePreview> {
  require(actor, "read-rows");
  const { db } = workspace.record;
  const { id } = await survivorByCode(db, actor.teams, code);
  const ids = await matchesOf(workspace, await conditionOf(db, wanted));
  return askInSnapshot(workspace, filters, options, async ({ reader, period, codes }) => {
    const shows = sql`select ${factFailure.interactionId} from ${factFailure} where ${factFailure.failure} = ${int(id)}`;
    const [row] = await reader.all<{ interactions: number; customers: number; linked: number }>(sql`
      select count(*) as interactions, count(distinct nullif(${fact.customer}, 0)) as customers,
        count(*) filter (where ${fact.interactionId} in (${shows})) as linked
      from ${fact} where ${and(sql`${fact.status} = ${int(1)}`, existsAt(fact, period.asOf), onSide(fact, codes), isAmong(fact.interactionId, ids))}`);
    return { interactions: Number(row?.interactions ?? 0), customers: Number(row?.customers ?? 0), linked: Number(row?.linked ?? 0) };
  });
}

/** Every interaction that a condition matches: by the search index where it is up to date, else by looking at all of them. */
export async function matchesOf({ record }: Workspace, condition: RuleCondition): Promise<number[]> {
  const isByWordsAlone = condition.words !== null && condition.causeId === null && condition.productId === null;
  const index = searchIndexOf(record);
  if (isByWordsAlone && (await index.countWaiting()) === 0) {
    const all = foldWords(condition.words ?? "")
      .split(" ")
      .map((word) => ({ words: [word], isPrefix: false }));
    const matches = await index.find({ all, none: [] }, { from: condition.fromAt, before: null });
    for (let known = -1; matches.reached !== null && matches.ids.length > known; ) {
      known = matches.ids.length;
      await matches.goOn(known + INDEXED_AT_ONCE);
      await others();
    }
    return [...matches.ids];
  }
  const ids: number[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const look: { matches: number[]; lastId: number | null } = await lookOn(record.db, condition, after);
    for (const id of look.matches) ids.push(id);
    after = look.lastId;
  }
  return ids;
}

const INDEXED_AT_ONCE = 100_000;
