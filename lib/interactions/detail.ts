import { and, eq } from "drizzle-orm";
import type { Interaction } from "@/db/schema";
import { interaction } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { ofSeenTeams } from "@/lib/access/scope";
import { type CaseMember, readCase } from "@/lib/interactions/detail-case";
import { type Names, readFacets, readNames } from "@/lib/interactions/detail-names";
import * as read from "@/lib/interactions/detail-reads";
import type { Workspace } from "@/lib/workspace";

/** Everything the record holds about one interaction, names in place of ids. */
export interface InteractionDetail {
  interaction: Interaction;
  names: Names;
  facets: { name: string; value: string }[];
  causes: read.DetailCause[];
  failures: read.DetailFailure[];
  promises: read.DetailPromise[];
  commendations: read.DetailCommendation[];
  gestures: read.DetailGesture[];
  handovers: read.DetailHandover[];
  events: read.DetailEvent[];
  steps: read.DetailStep[];
  options: { text: string; wasChosen: boolean | null }[];
  experts: { name: string | null; at: number | null }[];
  articles: string[];
  /** Other interactions of the same issue, follow-ups and what it was merged into, oldest first. */
  others: CaseMember[];
}

/**
 * One interaction with all its parts, in one snapshot of the record; null when there is none by that id that the actor sees.
 * Throws ForbiddenError when the actor may not see rows.
 */
export async function getInteraction(ws: Workspace, actor: Actor, id: number): Promise<InteractionDetail | null> {
  require(actor, "read-rows");
  if (!Number.isSafeInteger(id) || id < 1) return null;
  return ws.record.snapshot(async (db) => {
    const [row] = await db
      .select()
      .from(interaction)
      .where(and(eq(interaction.id, id), ofSeenTeams(actor.teams)))
      .limit(1);
    if (!row) return null;
    return {
      interaction: row,
      names: await readNames(db, actor, row),
      facets: await readFacets(db, row),
      causes: await read.readCauses(db, id),
      failures: await read.readFailures(db, id),
      promises: await read.readPromises(db, actor, id),
      commendations: await read.readCommendations(db, actor, id),
      gestures: await read.readGestures(db, id),
      handovers: await read.readHandovers(db, id),
      events: await read.readEvents(db, id),
      steps: await read.readSteps(db, id),
      options: await read.readOptions(db, id),
      experts: await read.readExperts(db, actor, id),
      articles: await read.readArticles(db, id),
      others: await readCase(db, actor.teams, row),
    };
  });
}
