import type { Db } from "@/db/client";
import { apiKey, user } from "@/db/schema";

/** The name of whoever an Actor.id is of; null where there is none, or no more: then the id says it. */
export type NameOfActor = (id: string) => string | null;

/** Names of users and of keys, looked up now: the audit itself holds none. */
export async function actorNames(db: Db): Promise<NameOfActor> {
  const users = await db.select({ id: user.id, name: user.name }).from(user);
  const keys = await db.select({ prefix: apiKey.prefix, name: apiKey.name }).from(apiKey);
  const names = new Map([
    ...users.map(({ id, name }): [string, string] => [`user:${id}`, name]),
    ...keys.map(({ prefix, name }): [string, string] => [`key:${prefix}`, name]),
  ]);
  return (id) => names.get(id) ?? null;
}
