import { and, sql } from "drizzle-orm";
import { factFailure as fact } from "@/db/facts/tables";
import type { FailureArchive } from "@/db/schema";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { int, onSide } from "@/lib/metrics/where";

/** What has been seen of a failure since it was put aside. */
export interface SinceArchived {
  interactions: number;
  /** Different known customers. */
  customers: number;
}

/**
 * Whether a failure is put aside as of the clock, by everything but an escalation: that ends it too, where it was asked for.
 * @param asOf epoch ms
 */
export function isArchived(archive: FailureArchive | null, since: SinceArchived | undefined, asOf: number): archive is FailureArchive {
  // The clock is read by whole minutes: what is put aside within one is aside in it.
  if (archive === null || Math.floor(archive.at / 60_000) * 60_000 > asOf) return false;
  if (archive.until !== undefined && archive.until <= asOf) return false;
  if (archive.interactions !== undefined && (since?.interactions ?? 0) >= archive.interactions) return false;
  return archive.customers === undefined || (since?.customers ?? 0) < archive.customers;
}

/** A failure put aside for ever is to be looked at again: the time named for that has passed. */
export function isReviewDue(archive: FailureArchive, asOf: number): boolean {
  return archive.forEver !== undefined && archive.forEver.reviewAt <= asOf;
}

/** What was contacted after each failure was put aside, up to the clock, by id; failures without anything are absent. */
export async function countsSinceArchived(
  asked: Asked,
  archived: readonly { id: number; archive: FailureArchive }[],
): Promise<Map<number, SinceArchived>> {
  const waiting = archived.filter(({ archive }) => archive.interactions !== undefined || archive.customers !== undefined);
  if (waiting.length === 0) return new Map();
  const values = sql.join(
    waiting.map(({ id, archive }) => sql`(${int(id)}, ${int(archive.at)})`),
    sql`, `,
  );
  const rows = await asked.reader.all<Record<string, number>>(sql`
    with put_aside(id, put_at) as (values ${values})
    select id, count(*) as interactions, count(distinct nullif(${fact.customer}, 0)) as customers
    from ${fact} join put_aside on id = ${fact.failure}
    where ${and(sql`${fact.status} = 1`, sql`${fact.contactedAt} > put_at`, existsAt(fact, asked.period.asOf), onSide(fact, asked.codes))}
    group by id order by id`);
  return new Map(rows.map((row) => [Number(row.id), { interactions: Number(row.interactions), customers: Number(row.customers) }]));
}
