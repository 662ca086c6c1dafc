import { and, asc, eq, ne, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Interaction, interaction } from "@/db/schema";
import { ofSeenTeams, type SeenTeams } from "@/lib/access/scope";

/** Another interaction of the same case. */
export interface CaseMember {
  id: number;
  externalId: string;
  contactedAt: number;
  contactedDay: number | null;
  summary: string | null;
  /** How it belongs: what this one follows up, what follows this one up, the same issue, or the survivor of a merge. */
  relation: "first" | "follow_up" | "same_issue" | "merged_into";
}

/** At most this many are listed on a detail page. */
const LIMIT = 50;

/** The other interactions of the case an interaction belongs to, those that are seen, oldest first. */
export async function readCase(db: Db, teams: SeenTeams, row: Interaction): Promise<CaseMember[]> {
  const others = await db
    .select({
      id: interaction.id,
      externalId: interaction.externalId,
      contactedAt: interaction.contactedAt,
      contactedDay: interaction.contactedDay,
      summary: interaction.summary,
      issueId: interaction.issueId,
      followUpOfId: interaction.followUpOfId,
    })
    .from(interaction)
    .where(
      and(
        ne(interaction.id, row.id),
        ofSeenTeams(teams),
        or(
          eq(interaction.followUpOfId, row.followUpOfId ?? row.id),
          row.followUpOfId === null ? undefined : eq(interaction.id, row.followUpOfId),
          row.issueId === null ? undefined : eq(interaction.issueId, row.issueId),
          row.mergedIntoId === null ? undefined : eq(interaction.id, row.mergedIntoId),
        ),
      ),
    )
    .orderBy(asc(interaction.contactedAt), asc(interaction.externalId))
    .limit(LIMIT);
  return others.map(({ issueId: _, followUpOfId, ...member }) => ({ ...member, relation: relationOf(row, member.id, followUpOfId) }));
}

function relationOf(row: Interaction, id: number, followUpOfId: number | null): CaseMember["relation"] {
  if (id === row.mergedIntoId) return "merged_into";
  if (id === row.followUpOfId) return "first";
  return followUpOfId !== null && followUpOfId === (row.followUpOfId ?? row.id) ? "follow_up" : "same_issue";
}
