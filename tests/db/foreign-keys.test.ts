import { getTableName, is, sql } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import * as schema from "@/db/schema";
import { freshRecord } from "@/tests/support/record";

/** Added to a table that was there, without its rule; whoever deletes a rule takes its links along first. */
const WITHOUT_RULE = new Set(["interaction_failure.link_rule_id"]);

test("what a deletion takes along or empties is the same in the record as in its description", async () => {
  const record = await freshRecord();
  if (record.dialect !== "sqlite") return;
  for (const table of Object.values<unknown>({ ...schema })) {
    if (!is(table, SQLiteTable)) continue;
    const name = getTableName(table);
    const kept = await record.db.all<{ from: string; on_delete: string }>(
      sql.raw(`select "from", on_delete from pragma_foreign_key_list('${name}')`),
    );
    const rules = new Map(kept.map((key) => [key.from, key.on_delete.toLowerCase()]));
    for (const key of getTableConfig(table).foreignKeys) {
      const column = key.reference().columns[0]?.name ?? "";
      if (WITHOUT_RULE.has(`${name}.${column}`)) continue;
      expect([name, column, rules.get(column)]).toEqual([name, column, key.onDelete ?? "no action"]);
    }
  }
});
