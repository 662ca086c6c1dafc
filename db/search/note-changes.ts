import { sql } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { canFollow, changedSince, readLogEnds } from "@/db/facts/change-log";
import { BEFORE_ALL, presentSnapshot } from "@/db/search/definition";
import { readState } from "@/db/search/state";

/** Entries of the log, or interactions, that are put among the waiting in one transaction: some milliseconds. */
const AT_ONCE = 20_000;

/**
 * Puts interactions that may have changed among those that wait for the index, from where the index stands in the change
 * log. When the log no longer reaches back to there, every interaction is put there, a few at once.
 * @returns whether there is more to put
 */
export async function noteChanges(record: RecordStore): Promise<boolean> {
  const { dialect } = record;
  return record.tx(async (db) => {
    const state = await readState(db);
    const log = await readLogEnds(db);
    const position = { recordId: log.recordId, applied: state.applied, version: 0, snapshot: state.snapshot };
    if (!canFollow(position, log)) {
      await db.run(
        sql`update search_state set applied = ${log.head}, snapshot = ${await presentSnapshot(db, dialect)}, recheck_after = ${BEFORE_ALL}`,
      );
      return true;
    }
    const until = dialect === "sqlite" ? Math.min(log.head, state.applied + AT_ONCE) : log.head;
    if (dialect === "sqlite") {
      await db.run(
        sql`insert or ignore into search_waiting select distinct interaction_id from change where seq > ${state.applied} and seq <= ${until}`,
      );
    } else {
      const ids = await changedSince({ db, dialect }, position);
      for (let from = 0; from < ids.length; from += AT_ONCE)
        await db.run(
          sql`insert into search_waiting select * from unnest(string_to_array(${ids.slice(from, from + AT_ONCE).join(",")}, ',')::int[]) on conflict do nothing`,
        );
    }
    await db.run(sql`update search_state set applied = ${until}, snapshot = ${await presentSnapshot(db, dialect)}`);
    if (state.recheckAfter === null) return until < log.head;
    const after = state.recheckAfter;
    // What the index holds counts too: it may be of an interaction that has gone.
    const [last] = await db.all<{ id: number | null }>(sql`select max(id) as id from (${idsAfter(after)}) as following`);
    const reached = last?.id ?? null;
    if (reached !== null) await db.run(sql`insert into search_waiting ${idsAfter(after)} on conflict do nothing`);
    await db.run(sql`update search_state set recheck_after = ${reached}`);
    return reached !== null || until < log.head;
  });
}

/** The next interactions of the record or of the index, by id. */
function idsAfter(after: number) {
  const ofRecord = sql`select id from (select id from interaction where id > ${after} order by id limit ${AT_ONCE}) as recorded`;
  const ofIndex = sql`select id from (select interaction_id as id from search_entry where interaction_id > ${after} order by interaction_id limit ${AT_ONCE}) as held`;
  return sql`select id from (${ofRecord} union ${ofIndex}) as every order by id limit ${AT_ONCE}`;
}
