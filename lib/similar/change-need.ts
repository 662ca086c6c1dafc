import { eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { needGroup, needGroupMember } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import type { SeenTeams } from "@/lib/access/scope";
import { NotFoundError } from "@/lib/errors";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { createFailure, type NewFailure } from "@/lib/failures/create-failure";
import { LINKS_AT_ONCE, linkInteractions } from "@/lib/failures/link-interactions";
import { groupsWithUnseen } from "@/lib/similar/groups-with-unseen";
import { stillUnlinked } from "@/lib/similar/read-unlinked";

/**
 * Makes a group a failure and links its members to it, all in one transaction; the group is gone then. Members that
 * somebody has linked meanwhile are left where they are. A failure of that title under that procedure takes them in.
 * @returns the failure's code and how many were linked. @throws ForbiddenError, NotFoundError, BadFailureError
 */
export async function nameNeed(
  { tx }: RecordStore,
  actor: Actor,
  code: string,
  wanted: NewFailure,
  now: number,
): Promise<{ code: string; linked: number }> {
  require(actor, "write");
  return tx(async (db) => {
    const group = await groupNamed(db, actor.teams, code);
    const members = await db
      .select({ id: needGroupMember.interactionId })
      .from(needGroupMember)
      .where(eq(needGroupMember.groupId, group.id));
    const ids = [
      ...(await stillUnlinked(
        db,
        members.map(({ id }) => id),
      )),
    ];
    if (ids.length === 0) throw new BadFailureError("code", "all of its interactions have been linked to failures meanwhile");
    const made = await createFailure(db, actor, wanted, now);
    for (let from = 0; from < ids.length; from += LINKS_AT_ONCE)
      await linkInteractions(db, actor, made.id, ids.slice(from, from + LINKS_AT_ONCE), { origin: "person", now });
    await db.delete(needGroup).where(eq(needGroup.id, group.id));
    return { code: made.code, linked: ids.length };
  });
}

/** Says that a group is nothing, or takes that back. @throws ForbiddenError, NotFoundError */
export async function dismissNeed({ tx }: RecordStore, actor: Actor, code: string, isDismissed: boolean, now: number): Promise<void> {
  require(actor, "write");
  await tx(async (db) => {
    const { id } = await groupNamed(db, actor.teams, code);
    await db
      .update(needGroup)
      .set({ dismissedAt: isDismissed ? now : null })
      .where(eq(needGroup.id, id));
  });
}

async function groupNamed(db: Db, teams: SeenTeams, code: string): Promise<{ id: number }> {
  const [group] = await db.select({ id: needGroup.id }).from(needGroup).where(eq(needGroup.code, code));
  if (!group || (await groupsWithUnseen(db, teams)).has(group.id))
    throw new NotFoundError(`there is no group "${code}": it was named, or its interactions were linked`, "need");
  return group;
}
