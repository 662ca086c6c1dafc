import { openFacts } from "@/db/facts/duckdb";
import * as schema from "@/db/schema";
import { type Filters, parseFilters } from "@/lib/filters";
import type { Workspace } from "@/lib/workspace";
import { freshRecord } from "@/tests/support/record";

/** A new empty workspace in UTC, its facts in memory; gone after the test file at the latest. */
export async function freshWorkspace(): Promise<Workspace> {
  const record = await freshRecord();
  await record.tx(async (db) => {
    await db.insert(schema.setting).values({ key: "workspace", value: { zone: "UTC" } });
  });
  const facts = await openFacts(record, { path: ":memory:" });
  return {
    record,
    facts,
    clock: Date.now,
    close: async () => {
      await facts.close();
      await record.close();
    },
  };
}

/** Filters as a URL says them; all time unless told. */
export function filtersOf(query = ""): Filters {
  const { filters, notices } = parseFilters(new URLSearchParams(query), { defaultPeriod: "all" });
  if (notices[0]) throw new Error(notices[0].message);
  return filters;
}
