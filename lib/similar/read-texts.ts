import { and, desc, eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { interaction } from "@/db/schema";
import { ofSeenTeams, type SeenTeams } from "@/lib/access/scope";
import { inSlices } from "@/lib/in-slices";
import { stemsOf, type TextTerm, termsOf } from "@/lib/similar/terms";
import { countWordUse, type WordUse } from "@/lib/similar/word-use";

/** What is compared of an interaction: its summary, then its narrative. */
export function comparedText({ summary, narrative }: { summary: string | null; narrative: string | null }): string {
  return `${summary ?? ""} ${narrative ?? ""}`;
}

/** The terms of interactions, by id; one that has gone since is missing. */
export async function readTerms(db: Db, ids: readonly number[]): Promise<Map<number, TextTerm[]>> {
  const terms = new Map<number, TextTerm[]>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = await db
      .select(columns)
      .from(interaction)
      .where(inArray(interaction.id, [...ids.slice(from, from + CHUNK)]));
    const read = await inSlices(rows, (row) => [row.id, termsOf(comparedText(row))] as const);
    for (const [id, found] of read) terms.set(id, found);
  }
  return terms;
}

/**
 * How words are used in difficult interactions of some sources and teams (null: of all): counted over some that are spread
 * evenly over the record, and counted anew once there are some more.
 */
export async function wordUseOf(record: RecordStore, sources: readonly number[] | null, teams: SeenTeams): Promise<WordUse> {
  const { db } = record;
  const [newest] = await db.select({ id: interaction.id }).from(interaction).orderBy(desc(interaction.id)).limit(1);
  const head = newest?.id ?? 0;
  const bySide = remembered.get(record) ?? new Map<string, Remembered>();
  remembered.set(record, bySide);
  const key = JSON.stringify([sources, teams]);
  const known = bySide.get(key);
  if (known && head >= known.head && head <= known.head * GROWTH) return known.use;
  const texts: string[][] = [];
  for (const ids of spreadIds(head)) {
    const rows = await db
      .select(columns)
      .from(interaction)
      .where(
        and(inArray(interaction.id, ids), difficult, sources ? inArray(interaction.sourceId, [...sources]) : undefined, ofSeenTeams(teams)),
      );
    texts.push(...(await inSlices(rows, (row) => stemsOf(comparedText(row)))));
    if (texts.length >= TEXTS_COUNTED) break;
  }
  const use = countWordUse(texts);
  bySide.set(key, { head, use });
  return use;
}

/** Ids of the whole record in lists of CHUNK, each of which is spread evenly over it; some of them may not be there any more. */
function spreadIds(head: number): number[][] {
  const lists = Math.min(Math.ceil(head / CHUNK), MOST_LISTS);
  const step = Math.max(1, head / (lists * CHUNK));
  return Array.from({ length: lists }, (_, list) =>
    Array.from({ length: CHUNK }, (_each, index) => 1 + Math.floor((index * lists + list) * step)).filter((id) => id <= head),
  );
}

interface Remembered {
  head: number;
  use: WordUse;
}

const remembered = new WeakMap<RecordStore, Map<string, Remembered>>();
const columns = { id: interaction.id, summary: interaction.summary, narrative: interaction.narrative };
const difficult = and(eq(interaction.isDifficult, true), eq(interaction.status, "live"));
/** Fewer than the variables one statement may have. */
const CHUNK = 500;
const TEXTS_COUNTED = 1_200;
/** Of a side that has few of very many interactions, no more are looked for. */
const MOST_LISTS = 20;
const GROWTH = 1.02;
