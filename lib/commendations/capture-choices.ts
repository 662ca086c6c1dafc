import { and, desc, eq, isNotNull, max } from "drizzle-orm";
import { commendation, interaction } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { ofSeenTeams } from "@/lib/access/scope";
import { listStaff } from "@/lib/staff/staff-list";
import type { Workspace } from "@/lib/workspace";

/** What a commendation can be captured with. */
export interface CaptureChoices {
  /** Behaviours named before, by name. */
  behaviours: string[];
  /** Of the staff, by name; empty without the right to know who handled what. */
  people: { id: number; name: string }[];
}

export async function captureChoices(workspace: Workspace, actor: Actor): Promise<CaptureChoices> {
  if (!actor.may("document")) return { behaviours: [], people: [] };
  const rows = await workspace.record.db
    .select({ behaviour: commendation.behaviour, last: max(commendation.receivedAt) })
    .from(commendation)
    .innerJoin(interaction, eq(interaction.id, commendation.interactionId))
    .where(and(isNotNull(commendation.behaviour), ofSeenTeams(actor.teams)))
    .groupBy(commendation.behaviour)
    .orderBy(desc(max(commendation.receivedAt)))
    .limit(MOST_BEHAVIOURS);
  const people = actor.may("read-staff") ? (await listStaff(workspace, actor)).staff : [];
  return {
    behaviours: rows.flatMap(({ behaviour }) => (behaviour ? [behaviour] : [])).sort((a, b) => a.localeCompare(b, "en")),
    people: people.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }])),
  };
}

const MOST_BEHAVIOURS = 60;
