import { and, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FactsReader } from "@/db/facts/duckdb";
import { factInteraction as fact } from "@/db/facts/tables";
import { interaction } from "@/db/schema";
import type { Filters } from "@/lib/filters";
import type { ResolvedCodes } from "@/lib/metrics/codes";
import { filterConditions, int } from "@/lib/metrics/where";
import { foldedWorkaround } from "@/lib/workarounds/workaround-text";

/** A workaround and the interactions that it is documented with. */
export interface DocumentedWorkaround {
  /** As one of them writes it. */
  text: string;
  interactions: number[];
}

/** How many interactions with a workaround are read, the newest; what is written in older ones is not looked at. */
export const MOST_READ = 10_000;

/**
 * The workarounds of all time under the filters, by their folded text: whoever counts them and whoever lists the rows of one
 * read the same interactions, whatever the period.
 */
export async function documentedWorkarounds(
  db: Db,
  reader: FactsReader,
  filters: Filters,
  codes: ResolvedCodes,
): Promise<{ byText: Map<string, DocumentedWorkaround>; areAllRead: boolean }> {
  const { workaround: _own, ...lists } = codes.lists;
  const conditions = filterConditions(fact, filters, { ...codes, lists });
  const rows = await reader.all<{ id: number }>(
    sql`select ${fact.interactionId} as id from ${fact} where ${and(sql`${fact.status} = 1`, sql`${fact.workaround} = 1`, ...conditions)}
        order by ${fact.contactedAt} desc, ${fact.interactionId} desc limit ${int(MOST_READ)}`,
  );
  const ids = rows.map(({ id }) => Number(id));
  const found = new Map<string, DocumentedWorkaround>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    for (const { id, text } of await readTexts(db, ids.slice(from, from + CHUNK))) {
      const folded = text === null ? null : foldedWorkaround(text);
      if (text === null || folded === null) continue;
      const same = found.get(folded) ?? { text: text.trim(), interactions: [] };
      same.interactions.push(id);
      found.set(folded, same);
    }
  }
  return { byText: found, areAllRead: ids.length < MOST_READ };
}

/** Looks up which interactions say what a filter asks for, where it asks for workarounds by their text. */
export async function findWorkarounds(db: Db, reader: FactsReader, filters: Filters, codes: ResolvedCodes): Promise<void> {
  if (codes.workarounds === null) return;
  const { byText } = await documentedWorkarounds(db, reader, filters, codes);
  codes.workarounds.interactions = codes.workarounds.texts.flatMap((text) => byText.get(text)?.interactions ?? []);
}

/** Fewer than the variables one statement may have. */
const CHUNK = 500;

function readTexts(db: Db, ids: number[]) {
  return db.select({ id: interaction.id, text: interaction.workaround }).from(interaction).where(inArray(interaction.id, ids));
}
