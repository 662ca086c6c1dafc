import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";

type Engine = RecordStore["dialect"];

/**
 * Makes the record log a changed text in `change`, in the writer's own transaction. What is added, deleted or contacted at
 * another time is logged by the facts' triggers. Run at every start, since a migration drops triggers.
 * @returns whether it was missing, so that changes may have gone by unlogged
 */
export async function installTextTrigger({ dialect, db, tx }: RecordStore): Promise<boolean> {
  if ((await standing(dialect, db)).join() === textTriggerName(dialect)) return false;
  await tx(async (inside) => {
    if (dialect === "postgres") await inside.run(sql`select pg_advisory_xact_lock(hashtext('debrief search'))`);
    for (const name of await standing(dialect, inside)) await inside.run(sql.raw(dropping(dialect, name)));
    for (const statement of creating(dialect)) await inside.run(sql.raw(statement));
  });
  return true;
}

/** The name carries a digest of what the trigger does: the right name means the right trigger. */
export function textTriggerName(engine: Engine): string {
  return `${PREFIX}${createHash("sha256").update(body[engine]).digest("hex").slice(0, 8)}`;
}

const PREFIX = "search_log_";
const LOG = "insert into change (interaction_id, ";
const body: Record<Engine, string> = {
  sqlite: `after update of summary, narrative on interaction for each row when old.summary is not new.summary or old.narrative is not new.narrative begin ${LOG}at) values (new.id, cast(unixepoch('subsec') * 1000 as integer)); end`,
  postgres: `begin ${LOG}xid, at) values (new.id, pg_current_xact_id()::text::bigint, (extract(epoch from clock_timestamp()) * 1000)::bigint); return null; end`,
};

function creating(engine: Engine): string[] {
  const name = textTriggerName(engine);
  if (engine === "sqlite") return [`create trigger ${name} ${body.sqlite}`];
  return [
    `create function ${name}() returns trigger language plpgsql as $$ ${body.postgres} $$`,
    `create trigger ${name} after update of summary, narrative on interaction for each row when (old.summary is distinct from new.summary or old.narrative is distinct from new.narrative) execute function ${name}()`,
  ];
}

function dropping(engine: Engine, name: string): string {
  return engine === "sqlite" ? `drop trigger ${name}` : `drop function ${name}() cascade`;
}

async function standing(engine: Engine, db: Db): Promise<string[]> {
  const names =
    engine === "sqlite"
      ? sql`select name from sqlite_schema where type = 'trigger'`
      : sql`select tgname as name from pg_trigger join pg_class on pg_class.oid = tgrelid
            where not tgisinternal and relnamespace = current_schema()::regnamespace`;
  return (await db.all<{ name: string }>(names)).map((row) => row.name).filter((name) => name.startsWith(PREFIX));
}
