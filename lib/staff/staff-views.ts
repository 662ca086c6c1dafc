import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { staffView } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";

/** Somebody who has looked at what one member of staff did. */
export interface StaffView {
  /** Actor.id. */
  actor: string;
  at: number;
}

/**
 * Notes that somebody looks at the page of a member of staff: once in ten minutes each, and never of themselves. Whoever
 * shows such a page waits for it, so that what cannot be noted is not shown.
 */
export async function noteStaffView(record: RecordStore, actor: Actor, personId: number, now: number): Promise<void> {
  await noteStaffViews(record, actor, [personId], "page", now);
}

/** The same of everybody about whom a page says something. @param what "page": their own; "recognition": what they are to be thanked for */
export async function noteStaffViews(
  { tx }: RecordStore,
  actor: Actor,
  personIds: readonly number[],
  what: "page" | "recognition",
  now: number,
): Promise<void> {
  const others = [...new Set(personIds)].filter((id) => id !== actor.user?.personId);
  if (others.length === 0) return;
  await tx(async (db) => {
    const noted = await db
      .select({ personId: staffView.personId })
      .from(staffView)
      .where(and(inArray(staffView.personId, others), eq(staffView.actor, actor.id), gt(staffView.at, now - NOTE_EVERY_MS)));
    const known = new Set(noted.map((row) => row.personId));
    const rows = others.filter((id) => !known.has(id)).map((personId) => ({ personId, actor: actor.id, what, at: now }));
    if (rows.length > 0) await db.insert(staffView).values(rows);
  });
}

const NOTE_EVERY_MS = 10 * 60_000;

/** Who has looked at the page of a member of staff, the latest first. */
export async function listStaffViews(db: Db, personId: number): Promise<StaffView[]> {
  return db
    .select({ actor: staffView.actor, at: staffView.at })
    .from(staffView)
    .where(eq(staffView.personId, personId))
    .orderBy(desc(staffView.at), desc(staffView.id))
    .limit(MOST_LISTED);
}

const MOST_LISTED = 500;
