import type { Db } from "@/db/client";
import { momentAt } from "@/lib/api/item-values";
import { zoneClock } from "@/lib/imports/zone-clock";
import { workspaceSettings } from "@/lib/settings";

/** Reads instants in parameters; a day there is the day of the workspace, from its beginning. */
export async function instants(db: Db): Promise<(text: string) => number> {
  const { zone } = await workspaceSettings(db);
  return (text) => momentAt(text, zoneClock(zone), false).at;
}
