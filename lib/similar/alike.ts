import { and, inArray, sql } from "drizzle-orm";
import { factFailure, factInteraction } from "@/db/facts/tables";
import { refusedLink } from "@/db/schema";
import { searchIndexOf } from "@/db/search/search-index";
import { familyOf } from "@/lib/failures/merged-family";
import { inSlices } from "@/lib/in-slices";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { int, onSide } from "@/lib/metrics/where";
import { isAmong } from "@/lib/search/mention-condition";
import { readTerms, wordUseOf } from "@/lib/similar/read-texts";
import { likenessTo, type TellingProfile, tellingProfile } from "@/lib/similar/telling-profile";

/** An interaction that is linked to no failure and reads like those that are linked to one. */
export interface Alike extends UnlinkedRow {
  /** 0–1. */
  likeness: number;
}

/** What the facts say of an interaction that is linked to no failure. */
export interface UnlinkedRow {
  interactionId: number;
  /** 0: unknown. */
  customer: number;
  procedure: number;
  at: number;
  day: number | null;
}

/** So many are offered at most; once they are linked or refused, the next are. */
export const MOST_ALIKE = 50;

const LINKED_READ = 300;
const FOUND_PER_WORD = 1_000;
const SCORED = 400;

/**
 * The difficult interactions, linked to no failure, that read like a failure's own, most alike first, and
 * the words that say so. They are of the same side (sample or real) and contacted up to the clock, whatever else the
 * filters say; what a person has refused is never among them.
 */
export async function alikeTo(asked: Asked, failureId: number): Promise<{ rows: Alike[]; words: string[] }> {
  const { record, facts } = asked.workspace;
  const use = await wordUseOf(record, asked.codes.side.sources, facts.teams);
  const linked = await readTerms(record.db, await linkedIds(asked, failureId));
  const profile = tellingProfile([...linked.values()], use);
  const found = await candidates(asked, profile);
  const refused = await refusedIds(asked, failureId);
  const offered = (await unlinkedRows(asked, [...found.keys()])).filter(({ interactionId }) => !refused.has(interactionId));
  const likely = offered
    .toSorted((a, b) => (found.get(b.interactionId) ?? 0) - (found.get(a.interactionId) ?? 0) || b.interactionId - a.interactionId)
    .slice(0, SCORED);
  const terms = await readTerms(
    record.db,
    likely.map(({ interactionId }) => interactionId),
  );
  const scored = await inSlices(likely, (row): Alike => {
    const stems = (terms.get(row.interactionId) ?? []).map(({ stem }) => stem);
    return { ...row, likeness: likenessTo(profile, stems, use) };
  });
  const rows = scored
    .filter(({ likeness }) => likeness >= profile.alikeFrom)
    .toSorted((a, b) => b.likeness - a.likeness || b.at - a.at || b.interactionId - a.interactionId)
    .slice(0, MOST_ALIKE);
  return { rows, words: profile.telling.flatMap(({ words }) => words) };
}

/** Those of some interactions that count as difficult ones and are linked to no failure, of the side and up to the clock. */
export async function unlinkedRows({ reader, codes, period }: Asked, ids: readonly number[]): Promise<UnlinkedRow[]> {
  if (ids.length === 0) return [];
  const { interactionId, customer, procedure, contactedAt, contactedDay } = factInteraction;
  const rows = await reader.all<{ id: number; customer: number; procedure: number; at: number; day: number | null }>(sql`
    select ${interactionId} as id, ${customer} as customer, ${procedure} as procedure, ${contactedAt} as at, ${contactedDay} as day
    from ${factInteraction}
    where ${and(
      sql`${factInteraction.status} = 1`,
      sql`${factInteraction.difficult} = 1`,
      sql`${factInteraction.failureSet} = 0`,
      existsAt(factInteraction, period.asOf),
      onSide(factInteraction, codes),
      isAmong(interactionId, ids),
    )}
    order by ${interactionId}`);
  return rows.map((row) => ({
    interactionId: Number(row.id),
    customer: Number(row.customer),
    procedure: Number(row.procedure),
    at: Number(row.at),
    day: row.day === null ? null : Number(row.day),
  }));
}

/** Some of a failure's interactions, spread evenly over the time of their contacts. */
async function linkedIds({ reader, codes, period }: Asked, failureId: number): Promise<number[]> {
  const { interactionId, contactedAt } = factFailure;
  const linked = and(
    sql`${factFailure.status} = 1`,
    sql`${factFailure.failure} = ${int(failureId)}`,
    existsAt(factFailure, period.asOf),
    onSide(factFailure, codes),
  );
  const [counted] = await reader.all<{ rows: number }>(sql`select count(*) as rows from ${factFailure} where ${linked}`);
  const step = Math.ceil(Number(counted?.rows ?? 0) / LINKED_READ);
  if (step === 0) return [];
  const rows = await reader.all<{ id: number }>(sql`
    select placed.id from (
      select ${interactionId} as id, row_number() over (order by ${contactedAt} desc, ${interactionId} desc) as place
      from ${factFailure} where ${linked}) as placed
    where placed.place % ${int(step)} = 0 order by placed.place`);
  return rows.map((row) => Number(row.id));
}

/** The newest interactions that hold a telling word, with what the words that they hold weigh together. */
async function candidates(asked: Asked, { telling }: TellingProfile): Promise<Map<number, number>> {
  const index = searchIndexOf(asked.workspace.record);
  const found = new Map<number, number>();
  for (const { words, weight } of telling) {
    const ids = await index.findAny(words, asked.period.asOf + 1_000, FOUND_PER_WORD);
    for (const id of ids) found.set(id, (found.get(id) ?? 0) + weight);
  }
  return found;
}

/** What a person refused for the failure, or for one that was merged into it. */
async function refusedIds({ workspace }: Asked, failureId: number): Promise<Set<number>> {
  const { db } = workspace.record;
  const family = await familyOf(db, failureId);
  const rows = await db.select({ id: refusedLink.interactionId }).from(refusedLink).where(inArray(refusedLink.failureId, family));
  return new Set(rows.map(({ id }) => id));
}
