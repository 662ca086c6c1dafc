import { team } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { unseenNames } from "@/lib/access/unseen-names";
import type { Workspace } from "@/lib/workspace";

/** A team that can be named as an owner. */
export interface TeamChoice {
  code: string;
  name: string;
}

/** Every team of people, by name. @throws ForbiddenError */
export async function teamChoices(workspace: Workspace, actor: Actor): Promise<TeamChoice[]> {
  require(actor, "read");
  const hidden = await unseenNames(workspace);
  const teams = await workspace.record.db.select({ id: team.id, code: team.code, name: team.name, isSystem: team.isSystem }).from(team);
  return teams
    .filter(({ id, isSystem }) => !isSystem && !hidden.team?.has(id))
    .map(({ code, name }) => ({ code, name }))
    .toSorted((a, b) => byName.compare(a.name, b.name) || (a.code < b.code ? -1 : 1));
}

const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
