import { crc32 } from "node:zlib";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { foldWords } from "@/db/search/fold";
import { SEARCHED_CHARACTERS } from "@/db/search/words";

/** What the index holds of an interaction, apart from its words. */
export interface Entry {
  id: number;
  /** Epoch ms. */
  contactedAt: number;
  /** Equal digests, equal words. */
  digest: number;
}

/** An interaction with the words of its texts, each as `foldWords` gives them. */
export interface Document extends Entry {
  summary: string;
  narrative: string;
}

export async function readDocuments(db: Db, ids: readonly number[]): Promise<Document[]> {
  const rows = await db.all<{ id: number; contactedAt: number; summary: string | null; narrative: string | null }>(
    sql`select id, contacted_at as "contactedAt", summary, narrative from interaction where id in (${listed(ids)})`,
  );
  return rows.map(({ id, contactedAt, ...texts }) => {
    const summary = foldWords((texts.summary ?? "").slice(0, SEARCHED_CHARACTERS));
    const narrative = foldWords((texts.narrative ?? "").slice(0, SEARCHED_CHARACTERS));
    return { id, contactedAt, summary, narrative, digest: digestOf(summary, narrative) };
  });
}

export async function readEntries(db: Db, ids: readonly number[]): Promise<Map<number, Entry>> {
  const entries = await db.all<Entry>(
    sql`select interaction_id as id, contacted_at as "contactedAt", digest from search_entry where interaction_id in (${listed(ids)})`,
  );
  return new Map(entries.map((entry) => [entry.id, entry]));
}

/** 48 bits: a checksum and a length. */
function digestOf(summary: string, narrative: string): number {
  const text = `${summary}\n${narrative}`;
  return crc32(text) * 65_536 + (text.length % 65_536);
}

export function listed(ids: readonly number[]) {
  return sql.raw(ids.length === 0 ? "-1" : ids.join(", "));
}
