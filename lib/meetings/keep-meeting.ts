import { and, eq, inArray, isNull } from "drizzle-orm";
import { decision, meeting } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { requireEveryTeam } from "@/lib/access/scope";
import { readAgenda } from "@/lib/agenda/read-agenda";
import { note } from "@/lib/audit/note";
import { dayOf, isoDay } from "@/lib/dates";
import { decisionsInHand } from "@/lib/decisions/read-decisions";
import { DebriefError } from "@/lib/errors";
import { digestOf } from "@/lib/meetings/digest";
import { tellOutside } from "@/lib/outgoing/tell-outside";
import type { Workspace } from "@/lib/workspace";

/** There is a meeting of this day already: what was kept is not kept again otherwise. */
export class MeetingKeptError extends DebriefError {
  constructor(day: string) {
    super(
      "meeting_kept",
      409,
      `the meeting of ${day} is kept already, and stays as it is; decisions taken since belong to the next one`,
      "day",
    );
  }
}

/**
 * Keeps the meeting as it is held now: its agenda as it stands, word by word and number by number, and the decisions that
 * were taken since the last one. One for each day of the reporting zone.
 * @returns its code. @throws ForbiddenError, MeetingKeptError
 */
export async function keepMeeting(workspace: Workspace, actor: Actor, now: number): Promise<string> {
  require(actor, "govern");
  requireEveryTeam(actor, "What is kept of a meeting");
  const read = await readAgenda(workspace, actor, { now });
  const day = dayOf(read.asOf, read.zone);
  const code = isoDay(day);
  return workspace.record.tx(async (db) => {
    const [kept] = await db.select({ id: meeting.id }).from(meeting).where(eq(meeting.day, day));
    if (kept) throw new MeetingKeptError(code);
    // Once more, in the transaction that attaches them: what is attached is what is written.
    const agenda = { ...read, ...(await decisionsInHand(db, actor)) };
    const [made] = await db
      .insert(meeting)
      .values({ code, day, asOf: read.asOf, agenda, digest: digestOf(agenda), createdBy: actor.id, createdAt: now })
      .returning({ id: meeting.id });
    const decided = agenda.decided.map((each) => each.id);
    if (made && decided.length > 0)
      await db
        .update(decision)
        .set({ meetingId: made.id })
        .where(and(inArray(decision.id, decided), isNull(decision.meetingId)));
    const detail = { digest: digestOf(agenda), decisions: decided.length };
    await note(db, actor, { action: "meeting.keep", subject: `meeting:${code}`, detail }, now);
    const told = { meeting: code, items: agenda.items.length, decided: decided.length, open: agenda.open.length };
    if (!agenda.isSample) await tellOutside(db, "meeting.kept", told, `/agenda/${code}`, now);
    return code;
  });
}
