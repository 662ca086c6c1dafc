import { and, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { filterConditions, inRange } from "@/lib/metrics/where";
import { type DocumentedWorkaround, documentedWorkarounds, MOST_READ } from "@/lib/workarounds/documented-workarounds";

/** How people got by without the procedure, in the interactions of some filters and their period. */
export interface Workarounds {
  /** Interactions with a workaround, of how many. */
  documented: number;
  interactions: number;
  /** The most frequent first; `folded` is what the filter is set to. */
  texts: { folded: string; text: string; interactions: number }[];
  /** Different texts beyond those. */
  more: number;
  /** Set where not all of them were read: only so many, the newest. */
  readAtMost: number | null;
}

const MOST_SHOWN = 5;

/** The workarounds of what was asked for: on a failure's page those of its own interactions. */
export async function readWorkarounds({ workspace, reader, filters, codes, period }: Asked): Promise<Workarounds> {
  const rows = await reader.all<{ id: number; workaround: number }>(sql`
    select ${fact.interactionId} as id, ${fact.workaround} as workaround from ${fact}
    where ${and(
      sql`${fact.status} = 1`,
      existsAt(fact, period.asOf),
      ...filterConditions(fact, filters, codes),
      ...inRange({ at: fact.contactedAt, day: fact.contactedDay }, period, period.zone),
    )} order by 1`);
  const documented = new Set(rows.flatMap((row) => (Number(row.workaround) === 1 ? [Number(row.id)] : [])));
  const known =
    documented.size === 0
      ? new Map<string, DocumentedWorkaround>()
      : await documentedWorkarounds(workspace.record.db, reader, filters, codes);
  const texts = [...known]
    .map(([folded, { text, interactions }]) => ({ folded, text, interactions: interactions.filter((id) => documented.has(id)).length }))
    .filter(({ interactions }) => interactions > 0)
    .toSorted((a, b) => b.interactions - a.interactions || (a.folded < b.folded ? -1 : 1));
  const read = [...known.values()].reduce((sum, { interactions }) => sum + interactions.length, 0);
  return {
    documented: documented.size,
    interactions: rows.length,
    texts: texts.slice(0, MOST_SHOWN),
    more: Math.max(0, texts.length - MOST_SHOWN),
    readAtMost: read >= MOST_READ ? MOST_READ : null,
  };
}
