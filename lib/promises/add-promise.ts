import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { procedure, promise } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { BadPromiseError } from "@/lib/promises/bad-promise-error";
import { zoneOf } from "@/lib/promises/move-promise";
import { openForPromise } from "@/lib/promises/open-promise";
import type { PromiseSent } from "@/lib/promises/promise-requests";
import { typedTime } from "@/lib/promises/typed-times";

/** Adds a promise that is made now to an interaction. @returns its id. @throws ForbiddenError, NotFoundError, BadPromiseError */
export async function makePromise(
  record: Pick<RecordStore, "tx" | "dataDir">,
  actor: Actor,
  sent: PromiseSent,
  now: number,
): Promise<number> {
  return record.tx(async (db) => {
    const opened = await openForPromise(record, db, actor, sent.interaction);
    const due = typedTime(sent.due, zoneOf(sent.clock, opened));
    if (due.at <= now) throw new BadPromiseError("due", "due must be ahead: a date that has passed can be promised to nobody");
    const [of] =
      sent.procedure === null ? [] : await db.select({ id: procedure.id }).from(procedure).where(eq(procedure.code, sent.procedure));
    if (sent.procedure !== null && !of)
      throw new BadPromiseError("procedure", `procedure must be the code of one; there is no "${sent.procedure}"`);
    const [made] = await db
      .insert(promise)
      .values({
        interactionId: opened.interaction.id,
        kind: sent.kind,
        text: opened.kept(sent.words),
        procedureId: of?.id ?? null,
        teamId: opened.interaction.teamId,
        personId: actor.user?.personId ?? null,
        madeAt: now,
        firstDueAt: due.at,
        firstDueDay: due.day,
        dueAt: due.at,
        dueDay: due.day,
        ownerUserId: sent.isMine ? (actor.user?.id ?? null) : null,
      })
      .returning({ id: promise.id });
    if (!made) throw new Error("The promise was not written");
    await opened.edited(now);
    await note(
      db,
      actor,
      { action: "promise.create", subject: `interaction:${opened.interaction.id}`, detail: { promise: made.id, kind: sent.kind } },
      now,
    );
    return made.id;
  });
}
