import { team } from "@/db/schema";
import { unseenNames } from "@/lib/access/unseen-names";
import type { Workspace } from "@/lib/workspace";

/** Every team that a decision can be for, by name. */
export async function teamChoices(workspace: Workspace): Promise<{ code: string; name: string }[]> {
  const hidden = await unseenNames(workspace);
  const teams = await workspace.record.db.select({ id: team.id, code: team.code, name: team.name }).from(team);
  const seen = teams.filter(({ id }) => !hidden.team?.has(id)).map(({ code, name }) => ({ code, name }));
  return seen.toSorted((a, b) => byName.compare(a.name, b.name) || (a.code < b.code ? -1 : 1));
}

const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
