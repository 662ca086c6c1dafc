import { expect, test } from "vitest";
import { compareFacts } from "@/db/facts/compare";
import { openFacts } from "@/db/facts/duckdb";
import { tidyFacts } from "@/db/facts/upkeep";
import { change } from "@/db/schema";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { freshRecord } from "@/tests/support/record";

test("tidying forgets changes of more than a week ago, and the facts stay what the record says", async () => {
  const record = await freshRecord();
  const facts = await openFacts(record, { path: ":memory:" });
  await record.tx(async (db) => {
    await addSource(db);
    for (const externalId of ["A", "B", "C"]) await addInteraction(db, { sourceId: 1, externalId });
  });
  const day = 86_400_000;

  await tidyFacts(record, facts, Date.now() + 6 * day);
  expect(await record.db.$count(change)).toBe(3);
  await tidyFacts(record, facts, Date.now() + 8 * day);
  expect(await record.db.$count(change)).toBe(1);
  expect(await compareFacts(record, facts)).toEqual([]);
});
