import { eq, isNull, not, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction, needGroupMember } from "@/db/schema";
import { ofSeenTeams, type SeenTeams } from "@/lib/access/scope";

/**
 * Ids of the groups of interactions that read alike in which not every one is seen. Their words are those of all members, so
 * whoever does not see all of these is not told that there is such a group.
 */
export async function groupsWithUnseen(db: Db, teams: SeenTeams): Promise<Set<number>> {
  const isSeen = ofSeenTeams(teams);
  if (isSeen === undefined) return new Set();
  const rows = await db
    .selectDistinct({ id: needGroupMember.groupId })
    .from(needGroupMember)
    .innerJoin(interaction, eq(interaction.id, needGroupMember.interactionId))
    .where(or(isNull(interaction.teamId), not(isSeen)));
  return new Set(rows.map(({ id }) => id));
}
