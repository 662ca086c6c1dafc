import { and, desc, eq, gte, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { workBreak } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { DebriefError, ForbiddenError } from "@/lib/errors";
import { readBody } from "@/lib/request-body";

/** That somebody begins or ends a break cannot be understood as it was sent. */
export class BadBreakError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_break", 400, message, field);
  }
}

/** After so many days a break is forgotten: it is for the day, and for nothing else. */
const KEPT_DAYS = 14;
const DAY_MS = 86_400_000;
/** A break that nobody ended has ended by then. */
const LONGEST_MS = 8 * 3_600_000;

export interface OwnBreaks {
  /** Epoch ms since when the break lasts that is being taken now; null: none. */
  onBreakSince: number | null;
  /** Epoch ms of when the last one ended. */
  lastEndedAt: number | null;
}

/** Reads the body of `PUT /api/work-break`. @throws BadBreakError */
export function parseBreak(body: string): boolean {
  const onBreak = z.boolean({ error: "must be true or false" });
  return readBody(z.object({ onBreak }), body, BadBreakError, '{"onBreak":true}').onBreak;
}

/**
 * Begins or ends the break of whoever asks. There is no other way to write one, none to read another's, and nothing of it
 * goes to the audit: what others can read there would say when somebody rests. @throws ForbiddenError for who is no user
 */
export async function setBreak(record: RecordStore, actor: Actor, onBreak: boolean, now: number): Promise<void> {
  const userId = selfOf(actor);
  await record.tx(async (db) => {
    await db.delete(workBreak).where(and(eq(workBreak.userId, userId), lt(workBreak.startedAt, now - KEPT_DAYS * DAY_MS)));
    const open = await lastOpen(db, userId, now);
    if (onBreak && !open) await db.insert(workBreak).values({ userId, startedAt: now, endedAt: null });
    if (!onBreak && open) await db.update(workBreak).set({ endedAt: now }).where(eq(workBreak.id, open.id));
  });
}

/** Of whoever asks, and of nobody else. @throws ForbiddenError for who is no user */
export async function ownBreaks(db: Db, actor: Actor, now: number): Promise<OwnBreaks> {
  const userId = selfOf(actor);
  const open = await lastOpen(db, userId, now);
  const ended = await db
    .select({ endedAt: workBreak.endedAt })
    .from(workBreak)
    .where(and(eq(workBreak.userId, userId), gte(workBreak.endedAt, now - KEPT_DAYS * DAY_MS)))
    .orderBy(desc(workBreak.endedAt))
    .limit(1);
  return { onBreakSince: open?.startedAt ?? null, lastEndedAt: ended[0]?.endedAt ?? null };
}

async function lastOpen(db: Db, userId: number, now: number) {
  const [open] = await db
    .select()
    .from(workBreak)
    .where(and(eq(workBreak.userId, userId), isNull(workBreak.endedAt), gte(workBreak.startedAt, now - LONGEST_MS)))
    .orderBy(desc(workBreak.startedAt))
    .limit(1);
  return open;
}

function selfOf(actor: Actor): number {
  require(actor, "document");
  if (!actor.user) throw new ForbiddenError("Only people take breaks here.");
  return actor.user.id;
}
