import { team } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import type { Workspace } from "@/lib/workspace";

/** A team that can be named as an owner. */
export interface TeamChoice {
  code: string;
  name: string;
}

/** Every team of people, by name. @throws ForbiddenError */
export async function teamChoices({ record }: Workspace, actor: Actor): Promise<TeamChoice[]> {
  require(actor, "read");
  const teams = await record.db.select({ code: team.code, name: team.name, isSystem: team.isSystem }).from(team);
  return teams
    .filter(({ isSystem }) => !isSystem)
    .map(({ code, name }) => ({ code, name }))
    .toSorted((a, b) => byName.compare(a.name, b.name) || (a.code < b.code ? -1 : 1));
}

const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
