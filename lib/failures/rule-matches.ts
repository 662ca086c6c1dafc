import { setImmediate as others } from "node:timers/promises";
import { and, asc, eq, exists, gt, gte, lte, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction, interactionCause } from "@/db/schema";
import { readDocuments } from "@/db/search/documents";
import { foldWords } from "@/db/search/fold";
import type { RuleCondition } from "@/lib/failures/link-rules";

/** How many interactions are looked at before others have a turn. */
const LOOKED_AT_ONCE = 500;

/** The interactions of one look that a rule matches, and the last one it has looked at; null when there are no more. */
export interface Look {
  matches: number[];
  lastId: number | null;
}

/** Looks at the next interactions after an id, and up to one, in the order of their ids. */
export async function lookOn(db: Db, condition: RuleCondition, after: number, upTo: number | null = null): Promise<Look> {
  const rows = await db
    .select({ id: interaction.id })
    .from(interaction)
    .where(and(gt(interaction.id, after), upTo === null ? undefined : lte(interaction.id, upTo), ...recorded(db, condition)))
    .orderBy(asc(interaction.id))
    .limit(LOOKED_AT_ONCE);
  const ids = rows.map((row) => row.id);
  const lastId = ids.at(-1) ?? null;
  if (condition.words === null) return { matches: ids, lastId };
  const wanted = foldWords(condition.words).split(" ");
  const documents = await readDocuments(db, ids);
  await others();
  const matches = documents.filter(({ summary, narrative }) => {
    const words = new Set(`${summary} ${narrative}`.split(" "));
    return wanted.every((word) => words.has(word));
  });
  return { matches: matches.map(({ id }) => id).sort((a, b) => a - b), lastId };
}

function recorded(db: Db, { causeId, productId, fromAt }: RuleCondition): SQL[] {
  const conditions: SQL[] = [];
  if (productId !== null) conditions.push(eq(interaction.productId, productId));
  if (fromAt !== null) conditions.push(gte(interaction.contactedAt, fromAt));
  if (causeId !== null) {
    const hasCause = and(eq(interactionCause.interactionId, interaction.id), eq(interactionCause.causeId, causeId));
    conditions.push(exists(db.select({ id: interactionCause.id }).from(interactionCause).where(hasCause)));
  }
  return conditions;
}
