import { getTableName, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { factVolume, interactionFacts } from "@/db/facts/tables";
import { factAttributable, factDocumented, factPraiseRate } from "@/db/facts/views";
import { variedWorkspace } from "@/tests/support/varied-workspace";

const TABLES = [...interactionFacts, factVolume, factPraiseRate, factDocumented].map((table) => getTableName(table));

test("facts within teams hold the rows of those teams alone, in every table and view; the rest adds up to the whole", async () => {
  const { facts } = await variedWorkspace(300, { hasVolumes: true });
  await facts.sync();
  const [some, others] = [facts.within([2, 1]), facts.within([0, 3])];
  for (const table of TABLES) {
    const all = await rowsByTeam(facts, table);
    expect(all.length, table).toBeGreaterThan(0);
    const [here, elsewhere] = [await rowsByTeam(some, table), await rowsByTeam(others, table)];
    expect(here, table).toEqual(all.filter(({ team }) => team === 1 || team === 2));
    expect(elsewhere, table).toEqual(all.filter(({ team }) => team === 0 || team === 3));
  }
  // What is attributable to a failure begins with its first interaction that can be seen.
  const attributable = await rowsByTeam(some, getTableName(factAttributable));
  expect(attributable.map(({ team }) => team)).toEqual([1, 2]);
});

test("a circle within a circle is never wider, one of no team is empty, and each has one identity to be remembered by", async () => {
  const { facts } = await variedWorkspace(40);
  await facts.sync();
  const one = facts.within([1]);
  expect(facts.within([1, 1])).toBe(one);
  expect(one.within([1, 2])).toBe(one);
  expect(await rowsByTeam(one.within([2]), "fact_interaction")).toEqual([]);
  expect(await rowsByTeam(facts.within([]), "fact_interaction")).toEqual([]);
});

test("who sees everything still does after somebody who does not, and what is written later is seen by both", async () => {
  const { facts, record } = await variedWorkspace(40);
  await facts.sync();
  const before = await rowsByTeam(facts, "fact_interaction");
  await rowsByTeam(facts.within([1]), "fact_interaction");
  expect(await rowsByTeam(facts, "fact_interaction")).toEqual(before);
  await record.tx(async (db) => void (await db.run(sql`update interaction set team_id = 1`)));
  await facts.sync();
  expect(await rowsByTeam(facts.within([1]), "fact_interaction")).toEqual([{ team: 1, rows: 40 }]);
});

function rowsByTeam(facts: { read: Awaited<ReturnType<typeof variedWorkspace>>["facts"]["read"] }, table: string) {
  return facts.read((reader) =>
    reader.all<{ team: number; rows: number }>(
      sql`select team, cast(count(*) as integer) as rows from ${sql.identifier(table)} group by team order by team`,
    ),
  );
}
