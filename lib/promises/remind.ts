import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { promise, user } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { ForbiddenError } from "@/lib/errors";
import { BadPromiseError, PromiseChangedError } from "@/lib/promises/bad-promise-error";
import { openPromise, refuseEnded } from "@/lib/promises/open-promise";
import { typedTime } from "@/lib/promises/typed-times";

/**
 * Sets when somebody wants to be reminded of a promise, or that they no longer do. A promise that nobody has is theirs
 * from then on.
 * @throws ForbiddenError, NotFoundError, BadPromiseError, PromiseChangedError where it is somebody else's
 */
export async function remindOf(
  record: Pick<RecordStore, "tx" | "dataDir">,
  actor: Actor,
  id: number,
  typed: string | null,
  now: number,
): Promise<void> {
  const me = actor.user?.id;
  if (me === undefined) throw new ForbiddenError("Only people who sign in can be reminded.");
  return record.tx(async (db) => {
    const opened = await openPromise(record, db, actor, id);
    await refuseEnded(db, opened.row);
    const { ownerUserId } = opened.row;
    if (ownerUserId !== null && ownerUserId !== me) {
      const [owner] = await db.select({ name: user.name }).from(user).where(eq(user.id, ownerUserId));
      throw new PromiseChangedError(`${owner?.name ?? "Somebody else"} has this promise: only they are reminded of it.`);
    }
    const remindAt = typed === null ? null : typedTime(typed, opened.settings.zone).at;
    if (remindAt !== null && remindAt <= now) throw new BadPromiseError("at", "at must be ahead");
    await db.update(promise).set({ ownerUserId: me, remindAt }).where(eq(promise.id, id));
    await opened.edited(now);
    await note(db, actor, { action: "promise.remind", subject: `promise:${id}`, detail: { isSet: remindAt !== null } }, now);
  });
}
