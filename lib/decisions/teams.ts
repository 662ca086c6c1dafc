import type { Db } from "@/db/client";
import { team } from "@/db/schema";

/** Every team that a decision can be for, by name. */
export async function teamChoices(db: Db): Promise<{ code: string; name: string }[]> {
  const teams = await db.select({ code: team.code, name: team.name }).from(team);
  return teams.toSorted((a, b) => byName.compare(a.name, b.name) || (a.code < b.code ? -1 : 1));
}

const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
