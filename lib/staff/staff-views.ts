import { and, desc, eq, gt } from "drizzle-orm";
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
export async function noteStaffView({ tx }: RecordStore, actor: Actor, personId: number, now: number): Promise<void> {
  if (actor.user?.personId === personId) return;
  await tx(async (db) => {
    const [noted] = await db
      .select({ id: staffView.id })
      .from(staffView)
      .where(and(eq(staffView.personId, personId), eq(staffView.actor, actor.id), gt(staffView.at, now - NOTE_EVERY_MS)))
      .limit(1);
    if (!noted) await db.insert(staffView).values({ personId, actor: actor.id, what: "page", at: now });
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
