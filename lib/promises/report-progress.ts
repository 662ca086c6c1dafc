import { and, desc, eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { channel, progressReport } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { BadPromiseError, PromiseChangedError } from "@/lib/promises/bad-promise-error";
import { openPromise, refuseEnded } from "@/lib/promises/open-promise";
import type { ReportSent } from "@/lib/promises/promise-requests";
import { happenedAt } from "@/lib/promises/typed-times";

type Record = Pick<RecordStore, "tx" | "dataDir">;

/** Logs that the customer was told how an open promise stands. @throws ForbiddenError, NotFoundError, BadPromiseError, PromiseChangedError */
export async function reportProgress(record: Record, actor: Actor, id: number, sent: ReportSent, now: number): Promise<void> {
  return record.tx(async (db) => {
    const opened = await openPromise(record, db, actor, id);
    await refuseEnded(db, opened.row);
    const at = happenedAt(sent.at, opened.row, opened.settings.zone, now);
    if (sent.channel !== null) {
      const [known] = await db.select({ id: channel.id }).from(channel).where(eq(channel.id, sent.channel));
      if (!known) throw new BadPromiseError("channel", "channel must be one that is there, or null");
    }
    await db.insert(progressReport).values({ promiseId: id, at, channelId: sent.channel, text: opened.kept(sent.words), actor: actor.id });
    await opened.edited(now);
    await note(
      db,
      actor,
      { action: "promise.report", subject: `promise:${id}`, detail: { channel: sent.channel, hasText: sent.words !== null } },
      now,
    );
  });
}

/** Takes the last progress report back, by whoever logged it. @throws ForbiddenError, NotFoundError, PromiseChangedError */
export async function takeReportBack(record: Record, actor: Actor, id: number, report: number, now: number): Promise<void> {
  return record.tx(async (db) => {
    const opened = await openPromise(record, db, actor, id);
    const [last] = await db.select().from(progressReport).where(eq(progressReport.promiseId, id)).orderBy(desc(progressReport.id)).limit(1);
    if (!last || last.id !== report)
      throw new PromiseChangedError("Another progress report has come since. Nothing was changed; look at it anew.");
    if (last.actor !== actor.id) throw new PromiseChangedError("Somebody else has logged this progress report; it is theirs to take back.");
    await db.delete(progressReport).where(and(eq(progressReport.id, report), eq(progressReport.promiseId, id)));
    await opened.edited(now);
    await note(db, actor, { action: "promise.report.undo", subject: `promise:${id}` }, now);
  });
}
