import { max, min, sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import type { Position } from "@/db/facts/generation";
import type { RecordSnapshot } from "@/db/facts/read-record";
import { change, recordMeta } from "@/db/schema";

/** Where the change log of a record stands. Never emptied altogether (`pruneChanges`), so an empty one means: nothing yet. */
export interface LogEnds {
  recordId: string;
  /** The newest entry, 0 when there is none. */
  head: number;
  /** The oldest entry still kept. */
  tail: number;
}

export async function readLogEnds(db: Db): Promise<LogEnds> {
  const [meta] = await db.select({ recordId: recordMeta.recordId }).from(recordMeta);
  // Two queries: SQLite answers each from an end of the index, and both in one only by reading everything.
  const [newest] = await db.select({ seq: max(change.seq) }).from(change);
  const [oldest] = await db.select({ seq: min(change.seq) }).from(change);
  return { recordId: meta?.recordId ?? "", head: newest?.seq ?? 0, tail: oldest?.seq ?? 1 };
}

/** Where facts stand that have been derived from this snapshot. A version that readers have seen is not given out again. */
export async function positionOf({ db, dialect }: RecordSnapshot, seen: number): Promise<Position> {
  const { recordId, head } = await readLogEnds(db);
  if (dialect === "sqlite") return { recordId, applied: head, version: head, snapshot: null };
  const [now] = await db.all<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`);
  return { recordId, applied: head, version: Math.max(head, seen + 1), snapshot: now?.snapshot ?? null };
}

/** Whether facts at this position can follow the log from where they are. */
export function canFollow(position: Position, log: LogEnds): boolean {
  return position.recordId === log.recordId && position.applied <= log.head && position.applied >= log.tail - 1;
}

/** The interactions changed since, ascending. */
export async function changedSince(snapshot: RecordSnapshot, position: Position): Promise<number[]> {
  const rows = await snapshot.db
    .selectDistinct({ id: change.interactionId })
    .from(change)
    .where(notCounted(snapshot.dialect, position))
    .orderBy(change.interactionId);
  return rows.map(({ id }) => id);
}

/** How many entries of the log wait to be counted. */
export async function countWaiting(record: RecordStore, position: Position): Promise<number> {
  const [row] = await record.db
    .select({ waiting: sql`count(*)`.mapWith(Number) })
    .from(change)
    .where(notCounted(record.dialect, position));
  return row?.waiting ?? 0;
}

/** When the oldest of the changes that wait to be counted was made, epoch ms; null when none waits. */
export async function waitingSince(record: RecordStore, position: Position): Promise<number | null> {
  const [row] = await record.db
    .select({ at: min(change.at) })
    .from(change)
    .where(notCounted(record.dialect, position));
  return row?.at ?? null;
}

/**
 * Forgets entries of the log made before a time (epoch ms), a few at once so that writers hardly wait; returns how many.
 * Facts that stood before the new tail are built anew. The newest entry stays: from it everybody knows how far the log has come.
 */
export async function pruneChanges(record: RecordStore, before: number): Promise<number> {
  for (let pruned = 0; ; ) {
    const gone = await record.tx(async (db) => {
      const rows = await db.all<{ seq: number }>(
        sql`delete from change where seq in (select seq from change where seq < (select max(seq) from change) order by seq limit ${PRUNED_AT_ONCE}) and at < ${before} returning seq`,
      );
      return rows.length;
    });
    pruned += gone;
    // Entries stand in the order of their time, so the first younger one ends it.
    if (gone < PRUNED_AT_ONCE) return pruned;
  }
}

const PRUNED_AT_ONCE = 5_000;

function notCounted(dialect: RecordStore["dialect"], { applied, snapshot }: Position) {
  if (dialect === "sqlite") return sql`${change.seq} > ${applied}`;
  return sql`${change.xid} >= pg_snapshot_xmin(${snapshot}::pg_snapshot)::text::bigint and not pg_visible_in_snapshot(${change.xid}::text::xid8, ${snapshot}::pg_snapshot)`;
}
