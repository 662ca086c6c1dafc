import { eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { promise, user } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { BadPromiseError, PromiseChangedError } from "@/lib/promises/bad-promise-error";
import { openPromise, refuseEnded } from "@/lib/promises/open-promise";
import type { OwnerChange } from "@/lib/promises/promise-requests";

/**
 * Takes promises on, gives them to somebody else, or back to their teams: all of them or none. A reminder of whoever had
 * one goes with them.
 * @returns what undoes it
 * @throws ForbiddenError, NotFoundError, BadPromiseError, PromiseChangedError where somebody has one meanwhile
 */
export async function changeOwners(
  record: Pick<RecordStore, "tx" | "dataDir">,
  actor: Actor,
  changes: readonly OwnerChange[],
  now: number,
): Promise<OwnerChange[]> {
  return record.tx(async (db) => {
    for (const { id, owner, was } of changes) {
      const opened = await openPromise(record, db, actor, id);
      await refuseEnded(db, opened.row);
      const { ownerUserId } = opened.row;
      if (ownerUserId !== was) throw await takenMeanwhile(db, ownerUserId);
      if (owner !== null) await refuseUnseen(db, owner, opened.interaction.teamId);
      if (owner === ownerUserId) continue;
      await db.update(promise).set({ ownerUserId: owner, remindAt: null }).where(eq(promise.id, id));
      await opened.edited(now);
      const isTaken = owner !== null && owner === actor.user?.id;
      await note(
        db,
        actor,
        { action: isTaken ? "promise.take" : "promise.give", subject: `promise:${id}`, detail: { from: was, to: owner } },
        now,
      );
    }
    return changes.map(({ id, owner, was }) => ({ id, owner: was, was: owner }));
  });
}

async function takenMeanwhile(db: Db, owner: number | null): Promise<PromiseChangedError> {
  const [found] = owner === null ? [] : await db.select({ name: user.name }).from(user).where(eq(user.id, owner));
  const what = found ? `${found.name} has this promise now.` : "Nobody has this promise any more.";
  return new PromiseChangedError(`${what} Nothing was changed; look at it anew.`);
}

/** Nobody is given what they could not open. */
async function refuseUnseen(db: Db, id: number, teamId: number | null): Promise<void> {
  const [found] = await db.select({ teams: user.teams, disabledAt: user.disabledAt }).from(user).where(eq(user.id, id));
  if (!found || found.disabledAt !== null) throw new BadPromiseError("owner", "owner must be somebody who can sign in");
  if (found.teams !== null && (teamId === null || !found.teams.includes(teamId)))
    throw new BadPromiseError("owner", "owner must be somebody who sees the interaction of the promise");
}
