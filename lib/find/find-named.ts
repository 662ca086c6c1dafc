import { asc, eq, isNull } from "drizzle-orm";
import * as schema from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { type Names, unseenNames } from "@/lib/access/unseen-names";
import { bestMatches } from "@/lib/find/matches";
import type { Workspace } from "@/lib/workspace";

/** What of the record has a name that some words fit; each list begins with the best match. */
export interface Named {
  failures: { code: string; name: string; procedure: string }[];
  procedures: { code: string; name: string }[];
  causes: { code: string; name: string; axis: (typeof schema.CAUSE_AXES)[number] }[];
  teams: { code: string; name: string }[];
  views: SavedViewName[];
}

/** A view that was saved under a name: a page and its parameters in canonical form. */
export interface SavedViewName {
  name: string;
  path: string;
  query: string;
}

/** Most names of each kind. */
const MOST = 6;

/** Finds failures, procedures, causes, teams and saved views by name; without words the saved views alone. @throws ForbiddenError */
export async function findNamed(workspace: Workspace, actor: Actor, words: string): Promise<Named> {
  require(actor, "read");
  const { db } = workspace.record;
  const hidden = await unseenNames(workspace);
  const { savedView, failure, procedure, cause, team } = schema;
  const views = await db
    .select({ name: savedView.name, path: savedView.path, query: savedView.query })
    .from(savedView)
    .orderBy(asc(savedView.name), asc(savedView.code));
  const best = <T extends { name: string }>(things: T[]) => bestMatches(words, things, (thing) => thing.name, MOST);
  if (words.trim() === "") return { failures: [], procedures: [], causes: [], teams: [], views: views.slice(0, MOST) };
  const failures = await db
    .select({ id: failure.id, code: failure.code, name: failure.title, procedure: procedure.name })
    .from(failure)
    .innerJoin(procedure, eq(procedure.id, failure.procedureId))
    .where(isNull(failure.mergedIntoId))
    .orderBy(asc(failure.title), asc(failure.code));
  const procedures = await db
    .select({ id: procedure.id, code: procedure.code, name: procedure.name })
    .from(procedure)
    .orderBy(asc(procedure.name), asc(procedure.code));
  const causes = await db
    .select({ id: cause.id, code: cause.code, name: cause.name, axis: cause.axis })
    .from(cause)
    .orderBy(asc(cause.name), asc(cause.code));
  const teams = await db.select({ id: team.id, code: team.code, name: team.name }).from(team).orderBy(asc(team.name), asc(team.code));
  const seen = <T extends { id: number; name: string }>(kind: keyof Names, things: T[]) =>
    best(things.filter(({ id }) => !hidden[kind]?.has(id))).map(({ id: _, ...thing }) => thing);
  return {
    failures: seen("failure", failures),
    procedures: seen("procedure", procedures),
    causes: seen("cause", causes),
    teams: seen("team", teams),
    views: best(views),
  };
}
