import { createHash } from "node:crypto";
import { type Column, getTableName, sql, type Table } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import {
  causeColumns,
  commendationColumns,
  eventColumns,
  failureColumns,
  gestureColumns,
  handoverColumns,
  interactionColumns,
  progressReportColumns,
  promiseColumns,
  promiseDateColumns,
  stepColumns,
  volumeColumns,
} from "@/db/facts/record-columns";
import { VOLUMES_CHANGED } from "@/db/facts/volumes";
import {
  commendation,
  contactVolume,
  customer,
  failure,
  gesture,
  handover,
  interaction,
  interactionCause,
  interactionEvent,
  interactionFailure,
  progressReport,
  promise,
  promiseDate,
  source,
  stepObservation,
} from "@/db/schema";

type Engine = RecordStore["dialect"];
type Happening = "insert" | "update" | "delete";

/** A table whose rows reach the facts. */
interface Watched {
  table: Table;
  /** An update is logged when it names one of these. */
  columns: Column[];
  /** The interactions whose facts a row reaches, as selects; `row` is NEW or OLD. */
  reaches: (row: "new" | "old") => string[];
  happenings: Happening[];
}

const ALL: Happening[] = ["insert", "update", "delete"];
const ofInteraction = (row: string) => [`select ${row}.interaction_id as id`];

/** The one list of what is watched. */
export const watched: readonly Watched[] = [
  {
    table: interaction,
    columns: Object.values(interactionColumns),
    // The first interaction of a case counts the commendations of its follow-ups.
    reaches: (row) => [`select ${row}.id as id`, `select ${row}.follow_up_of_id as id`],
    happenings: ALL,
  },
  { table: interactionEvent, columns: Object.values(eventColumns), reaches: ofInteraction, happenings: ALL },
  { table: interactionCause, columns: Object.values(causeColumns), reaches: ofInteraction, happenings: ALL },
  { table: interactionFailure, columns: Object.values(failureColumns), reaches: ofInteraction, happenings: ALL },
  { table: promise, columns: Object.values(promiseColumns), reaches: ofInteraction, happenings: ALL },
  {
    table: promiseDate,
    columns: Object.values(promiseDateColumns),
    reaches: (row) => [`select interaction_id as id from promise where id = ${row}.promise_id`],
    happenings: ALL,
  },
  {
    table: progressReport,
    columns: Object.values(progressReportColumns),
    reaches: (row) => [`select interaction_id as id from promise where id = ${row}.promise_id`],
    happenings: ALL,
  },
  { table: gesture, columns: Object.values(gestureColumns), reaches: ofInteraction, happenings: ALL },
  {
    table: commendation,
    columns: Object.values(commendationColumns),
    reaches: (row) => [...ofInteraction(row), `select follow_up_of_id as id from interaction where id = ${row}.interaction_id`],
    happenings: ALL,
  },
  { table: handover, columns: Object.values(handoverColumns), reaches: ofInteraction, happenings: ALL },
  { table: stepObservation, columns: Object.values(stepColumns), reaches: ofInteraction, happenings: ALL },
  {
    table: failure,
    columns: [failure.id, failure.mergedIntoId],
    // A merge may hang in the middle of a chain of merges, so everything merged is derived again; a new failure has no interactions yet.
    reaches: (row) => [
      `select l.interaction_id as id from interaction_failure l join failure f on f.id = l.failure_id where f.id = ${row}.id or f.merged_into_id is not null`,
    ],
    happenings: ["update", "delete"],
  },
  // Volumes are read anew all at once, so which of them has changed is not asked.
  { table: contactVolume, columns: Object.values(volumeColumns), reaches: () => [`select ${VOLUMES_CHANGED} as id`], happenings: ALL },
  {
    table: source,
    columns: [source.isComplete, source.isSample],
    reaches: () => [`select ${VOLUMES_CHANGED} as id`],
    happenings: ["update"],
  },
  {
    table: customer,
    // Everybody may find out later that somebody is a mailbox; a new customer has no interactions yet.
    columns: [customer.isShared],
    reaches: (row) => [`select id from interaction where customer_id = ${row}.id`],
    happenings: ["update"],
  },
];

/** A trigger as it must stand in the record. Its name carries a digest of its text: the right name means the right trigger. */
export interface Trigger {
  name: string;
  statements: string[];
}

export function triggersFor(engine: Engine): Trigger[] {
  return watched.flatMap((entry) => entry.happenings.map((happening) => trigger(engine, entry, happening)));
}

/**
 * Makes the record log every change that reaches the facts, in the writer's own transaction.
 * Run at every start: a migration that rebuilds a SQLite table drops its triggers without a word.
 */
export async function installTriggers(store: RecordStore): Promise<void> {
  const wanted = triggersFor(store.dialect);
  if (isSame(wanted, await installed(store.dialect, store.db))) return;
  await store.tx(async (db) => {
    // Two processes may start at once; on SQLite the transaction itself keeps them apart.
    if (store.dialect === "postgres") await db.run(sql`select pg_advisory_xact_lock(hashtext('debrief triggers'))`);
    for (const old of await installed(store.dialect, db)) await db.run(dropping(store.dialect, old));
    for (const statement of wanted.flatMap((trigger) => trigger.statements)) await db.run(sql.raw(statement));
    if (store.dialect === "postgres") await db.run(sql`create index if not exists change_xid on change (xid)`);
  });
}

const PREFIX = "facts_log_";

function trigger(engine: Engine, { table, columns, reaches }: Watched, happening: Happening): Trigger {
  const rows = happening === "insert" ? (["new"] as const) : happening === "delete" ? (["old"] as const) : (["new", "old"] as const);
  const ids = [...new Set(rows.flatMap(reaches))].join(" union ");
  const event = happening === "update" ? `update of ${[...new Set(columns.map((column) => column.name))].join(", ")}` : happening;
  const name = getTableName(table);
  const write = (xid: string, value: string, at: string) =>
    `insert into change (interaction_id, ${xid}at) select reached.id, ${value}${at} from (${ids}) as reached where reached.id is not null`;

  if (engine === "sqlite") {
    const text = `after ${event} on ${name} for each row begin ${write("", "", "cast(unixepoch('subsec') * 1000 as integer)")}; end`;
    const called = named(name, happening, text);
    return { name: called, statements: [`create trigger ${called} ${text}`] };
  }
  const log = write("xid, ", "pg_current_xact_id()::text::bigint, ", "(extract(epoch from clock_timestamp()) * 1000)::bigint");
  const called = named(name, happening, event + log);
  return {
    name: called,
    statements: [
      `create function ${called}() returns trigger language plpgsql as $$ begin ${log}; return null; end $$`,
      `create trigger ${called} after ${event} on ${name} for each row execute function ${called}()`,
    ],
  };
}

function named(table: string, happening: Happening, text: string): string {
  return `${PREFIX}${table}_${happening}_${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
}

async function installed(engine: Engine, db: Db): Promise<string[]> {
  const names =
    engine === "sqlite"
      ? sql`select name from sqlite_schema where type = 'trigger'`
      : sql`select tgname as name from pg_trigger join pg_class on pg_class.oid = tgrelid
            where not tgisinternal and relnamespace = current_schema()::regnamespace`;
  return (await db.all<{ name: string }>(names)).map((row) => row.name).filter((name) => name.startsWith(PREFIX));
}

function isSame(wanted: Trigger[], names: string[]): boolean {
  return wanted.length === names.length && wanted.every((trigger) => names.includes(trigger.name));
}

function dropping(engine: Engine, name: string) {
  return engine === "sqlite" ? sql`drop trigger ${sql.identifier(name)}` : sql`drop function ${sql.identifier(name)}() cascade`;
}
