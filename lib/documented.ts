import { gt, sql } from "drizzle-orm";
import { factCommendation, factFailure, factInteraction, factPromise } from "@/db/facts/tables";
import { type Actor, require } from "@/lib/access/actor";
import type { Workspace } from "@/lib/workspace";

/** What interactions may be documented with, and a page of its own is made of. */
export type Kind = keyof typeof FOUND_IN;

const FOUND_IN = {
  promise: sql`select 1 as found from ${factPromise} limit 1`,
  failure: sql`select 1 as found from ${factFailure} limit 1`,
  commendation: sql`select 1 as found from ${factCommendation} limit 1`,
  cause: sql`select 1 as found from ${factInteraction} where ${gt(factInteraction.causeSet, 0)} limit 1`,
} as const;

/** Whether the workspace holds anything of a kind at all, of any time: none documented is not the same as none in view. @throws ForbiddenError */
export async function isDocumented({ facts }: Workspace, actor: Actor, kind: Kind): Promise<boolean> {
  require(actor, "read");
  return facts.read(async (reader) => (await reader.all(FOUND_IN[kind])).length > 0);
}
