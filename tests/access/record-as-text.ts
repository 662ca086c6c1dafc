import { getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { RecordStore } from "@/db/client";
import * as schema from "@/db/schema";

/** Everything that the record holds, so that "nothing was changed" can be said of all of it; not when somebody was last seen. */
export async function recordAsText({ db }: RecordStore): Promise<string> {
  const tables = Object.values(schema).filter((each) => is(each, SQLiteTable));
  const held = tables
    .filter((table) => !OF_REQUESTS.has(getTableName(table)))
    .map(async (table) => [getTableName(table), await db.select().from(table)]);
  return JSON.stringify(await Promise.all(held), (key, value) => (key === "lastUsedAt" ? null : value));
}

/** What a request itself leaves behind, whatever is answered. */
const OF_REQUESTS = new Set<string>([getTableName(schema.session), getTableName(schema.rateCounter)]);
