import { inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { team } from "@/db/schema";
import { BadUserError } from "@/lib/users/bad-user";

/** @throws BadUserError when one of the ids names no team */
export async function requireKnownTeams(db: Db, ids: readonly number[] | null): Promise<void> {
  if (ids === null || ids.length === 0) return;
  const found = await db
    .select({ id: team.id })
    .from(team)
    .where(inArray(team.id, [...ids]));
  const unknown = ids.find((id) => !found.some((each) => each.id === id));
  if (unknown !== undefined) throw new BadUserError("teams", `There is no team ${unknown}.`);
}

/** The ids of teams by their codes. @throws BadUserError */
export async function teamIdsOf(db: Db, codes: readonly string[]): Promise<number[]> {
  const found = await db
    .select({ id: team.id, code: team.code })
    .from(team)
    .where(inArray(team.code, [...codes]));
  const unknown = codes.find((code) => !found.some((each) => each.code === code));
  if (unknown !== undefined) throw new BadUserError("teams", `There is no team ${unknown}.`);
  return found.map(({ id }) => id);
}
