import { and, asc, count, desc, eq, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { interaction, procedure, promise } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { ofSeenTeams } from "@/lib/access/scope";
import { type QueueRow, queueRows } from "@/lib/promises/queue-rows";
import {
  counts,
  isLately,
  isOpen,
  QUEUE_SECTIONS,
  type QueueClock,
  type QueueSection,
  queueClock,
  sectionOfPromise,
} from "@/lib/promises/queue-rule";
import type { QueueView } from "@/lib/promises/queue-view";
import { onShownSide } from "@/lib/sample/apart";
import { workspaceSettings } from "@/lib/settings";

/** The queue as its page shows it. */
export interface Queue {
  /** How many stand in each section. */
  counts: Record<QueueSection, number>;
  sections: { section: QueueSection; rows: QueueRow[] }[];
  /** Open promises of one's own whose reminder has come, the oldest first. */
  reminded: QueueRow[];
  /** Of the promises of one section: how many pages there are. */
  pages: number;
  zone: string;
  asOf: number;
}

/** How many of each section are shown, and of one alone. */
export const SHOWN = 25;
export const ON_A_PAGE = 100;

/** Reads the queue from the record itself, so that what was done a moment ago is in it. @throws ForbiddenError */
export async function readQueue({ db }: Pick<RecordStore, "db">, actor: Actor, view: QueueView, now: number): Promise<Queue> {
  require(actor, "read-rows");
  require(actor, "document");
  const settings = await workspaceSettings(db);
  const clock = queueClock(settings, now);
  const among = and(counts(clock), ofSeenTeams(actor.teams), await onShownSide(db), filtered(actor, view));
  const found = { overdue: 0, today: 0, week: 0, later: 0, done: 0 };
  for (const condition of [isOpen, isLately(clock)]) {
    const stated = db
      .select({ section: sectionOfPromise(clock).as("section") })
      .from(promise)
      .innerJoin(interaction, eq(interaction.id, promise.interactionId))
      .where(and(condition, among))
      .as("stated");
    for (const row of await db.select({ section: stated.section, rows: count() }).from(stated).groupBy(sql`${stated.section}`)) {
      const section = QUEUE_SECTIONS[Number(row.section)];
      if (section) found[section] = row.rows;
    }
  }
  const wanted = QUEUE_SECTIONS.filter((section) => found[section] > 0 && (view.section === null || view.section === section));
  const pages = view.section === null ? 1 : Math.max(1, Math.ceil(found[view.section] / ON_A_PAGE));
  const page = Math.min(view.page, pages);
  const shown = view.section === null ? { limit: SHOWN, offset: 0 } : { limit: ON_A_PAGE, offset: (page - 1) * ON_A_PAGE };
  const listed: { section: QueueSection; ids: number[] }[] = [];
  for (const section of wanted) listed.push({ section, ids: await idsIn(db, section, clock, among, shown) });
  const reminded = await remindedIds(db, actor, clock);
  const rows = await queueRows(db, actor, [...new Set([...listed.flatMap(({ ids }) => ids), ...reminded])], clock);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const rowsOf = (ids: readonly number[]) => ids.flatMap((id) => byId.get(id) ?? []);
  return {
    counts: found,
    sections: listed.map(({ section, ids }) => ({ section, rows: rowsOf(ids) })),
    reminded: rowsOf(reminded),
    pages,
    zone: settings.zone,
    asOf: now,
  };
}

/** By the current date, so that what comes next stands first; of what is done, the latest. */
async function idsIn(
  db: Db,
  section: QueueSection,
  clock: QueueClock,
  among: SQL | undefined,
  { limit, offset }: { limit: number; offset: number },
): Promise<number[]> {
  const order =
    section === "done"
      ? [desc(sql`coalesce(${promise.doneAt}, ${promise.cancelledAt})`), desc(promise.id)]
      : [asc(promise.dueAt), asc(promise.id)];
  const inSection =
    section === "done" ? isLately(clock) : and(isOpen, sql`${sectionOfPromise(clock)} = ${QUEUE_SECTIONS.indexOf(section)}`);
  const rows = await db
    .select({ id: promise.id })
    .from(promise)
    .innerJoin(interaction, eq(interaction.id, promise.interactionId))
    .where(and(inSection, among))
    .orderBy(...order)
    .limit(limit)
    .offset(offset);
  return rows.map(({ id }) => id);
}

function filtered(actor: Actor, { whose, kind, procedure: code }: QueueView): SQL | undefined {
  return and(
    ofOwner(actor, whose),
    kind === null ? undefined : eq(promise.kind, kind),
    code === null ? undefined : sql`${promise.procedureId} in (select ${procedure.id} from ${procedure} where ${procedure.code} = ${code})`,
  );
}

function ofOwner(actor: Actor, whose: QueueView["whose"]): SQL | undefined {
  if (whose === "nobody") return isNull(promise.ownerUserId);
  if (whose === "mine") return eq(promise.ownerUserId, actor.user?.id ?? 0);
  // Whoever sees every team is of none in particular.
  if (whose === "all" || actor.teams === null) return undefined;
  const own = [...actor.teams, 0];
  return or(inArray(promise.teamId, own), and(isNull(promise.teamId), inArray(interaction.teamId, own)));
}

function remindedOf(actor: Actor, clock: QueueClock): SQL | undefined {
  return and(
    isOpen,
    eq(promise.ownerUserId, actor.user?.id ?? 0),
    lte(promise.remindAt, clock.asOf),
    counts(clock),
    ofSeenTeams(actor.teams),
  );
}

async function remindedIds(db: Db, actor: Actor, clock: QueueClock): Promise<number[]> {
  const rows = await db
    .select({ id: promise.id })
    .from(promise)
    .innerJoin(interaction, eq(interaction.id, promise.interactionId))
    .where(remindedOf(actor, clock))
    .orderBy(asc(promise.remindAt), asc(promise.id))
    .limit(ON_A_PAGE);
  return rows.map(({ id }) => id);
}

/** How many reminders of one's own have come; 0 for whoever keeps no promises. */
export async function countReminders({ db }: Pick<RecordStore, "db">, actor: Actor, now: number): Promise<number> {
  if (!actor.may("document") || !actor.may("read-rows") || !actor.user) return 0;
  const clock = queueClock(await workspaceSettings(db), now);
  const [found] = await db
    .select({ rows: count() })
    .from(promise)
    .innerJoin(interaction, eq(interaction.id, promise.interactionId))
    .where(remindedOf(actor, clock));
  return found?.rows ?? 0;
}
