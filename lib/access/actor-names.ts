import { inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { apiKey, user } from "@/db/schema";

/** The names behind ids of actors, by id; whoever is not in it has no name any more, or never had one. */
export type ActorNames = Readonly<Record<string, string>>;

/** Looks up who did something: users by their name, programs by the name of their key. */
export async function actorNames(db: Db, actors: readonly string[]): Promise<ActorNames> {
  const userIds = unique(actors.flatMap((id) => /^user:(\d{1,9})$/.exec(id)?.[1] ?? [])).map(Number);
  const prefixes = unique(actors.flatMap((id) => /^key:(.+)$/.exec(id)?.[1] ?? []));
  const users = userIds.length === 0 ? [] : await db.select({ id: user.id, name: user.name }).from(user).where(inArray(user.id, userIds));
  const keys =
    prefixes.length === 0
      ? []
      : await db.select({ prefix: apiKey.prefix, name: apiKey.name }).from(apiKey).where(inArray(apiKey.prefix, prefixes));
  return Object.fromEntries([
    ...users.map(({ id, name }) => [`user:${id}`, name] as const),
    ...keys.map(({ prefix, name }) => [`key:${prefix}`, name] as const),
  ]);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].slice(0, MOST_NAMED);
}

/** One statement takes a limited number of values; a page shows fewer actors by far. */
const MOST_NAMED = 1000;
