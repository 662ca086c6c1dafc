import { and, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { filterConditions, inRange } from "@/lib/metrics/where";
import { documentedWorkarounds, MOST_READ } from "@/lib/workarounds/documented-workarounds";

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
export async function readWorkarounds(asked: Asked): Promise<Workarounds> {
  const { workspace, reader, filters, codes, period } = asked;
  const where = and(
    sql`${fact.status} = 1`,
    existsAt(fact, period.asOf),
    ...filterConditions(fact, filters, codes),
    ...inRange({ at: fact.contactedAt, day: fact.contactedDay }, period, period.zone),
  );
  const [all] = await reader.all<{ rows: number }>(sql`select count(*) as rows from ${fact} where ${where}`);
  const rows = await reader.all<{ id: number }>(
    sql`select ${fact.interactionId} as id from ${fact} where ${and(where, sql`${fact.workaround} = 1`)} order by 1`,
  );
  const none = { documented: rows.length, interactions: Number(all?.rows ?? 0), texts: [], more: 0, readAtMost: null };
  if (rows.length === 0) return none;
  const inPeriod = new Set(rows.map(({ id }) => Number(id)));
  const { byText, areAllRead } = await documentedWorkarounds(workspace.record.db, reader, filters, codes);
  const texts = [...byText]
    .map(([folded, { text, interactions }]) => ({ folded, text, interactions: interactions.filter((id) => inPeriod.has(id)).length }))
    .filter(({ interactions }) => interactions > 0)
    .toSorted((a, b) => b.interactions - a.interactions || (a.folded < b.folded ? -1 : 1));
  return {
    ...none,
    texts: texts.slice(0, MOST_SHOWN),
    more: Math.max(0, texts.length - MOST_SHOWN),
    readAtMost: areAllRead ? null : MOST_READ,
  };
}
