import { desc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { meeting } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { type Agenda, agendaSchema } from "@/lib/agenda/agenda";
import { digestOf } from "@/lib/meetings/digest";

/** A meeting as it was kept. */
export interface Meeting {
  code: string;
  /** Days since 1970-01-01 in the zone of its agenda. */
  day: number;
  agenda: Agenda;
  digest: string;
  /** The agenda still has the digest that it was kept with. */
  isIntact: boolean;
  createdBy: string;
  /** Epoch ms. */
  createdAt: number;
}

/** Null when there is none of this code, and for whoever sees some teams alone: its numbers are those of all. Nothing of it is read anywhere else, so it is as it was. @throws ForbiddenError */
export async function readMeeting(db: Db, actor: Actor, code: string): Promise<Meeting | null> {
  require(actor, "read");
  if (actor.teams !== null) return null;
  const [row] = await db.select().from(meeting).where(eq(meeting.code, code));
  if (!row) return null;
  const { day, digest, createdBy, createdAt } = row;
  return { code, day, agenda: agendaSchema.parse(row.agenda), digest, isIntact: digestOf(row.agenda) === digest, createdBy, createdAt };
}

/** The meetings that were kept, latest first; none for whoever sees some teams alone. @throws ForbiddenError */
export async function listMeetings(db: Db, actor: Actor, limit = 60): Promise<{ code: string; day: number; createdBy: string }[]> {
  require(actor, "read");
  if (actor.teams !== null) return [];
  return db
    .select({ code: meeting.code, day: meeting.day, createdBy: meeting.createdBy })
    .from(meeting)
    .orderBy(desc(meeting.day))
    .limit(limit);
}
