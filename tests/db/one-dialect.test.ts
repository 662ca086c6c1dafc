import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { getTableConfig } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordDialect } from "@/db/columns";
import type { Facts, FactsReader } from "@/db/facts/duckdb";
import { factSetMember, factVolume, interactionFacts } from "@/db/facts/tables";
import { views } from "@/db/facts/views";
import { commandActor } from "@/lib/access/actor";
import { GRAINS } from "@/lib/dates";
import { METRIC_IDS } from "@/lib/metrics/define";
import { drillMetric } from "@/lib/metrics/drill";
import { runMetric } from "@/lib/metrics/run";
import type { Workspace } from "@/lib/workspace";
import { variedWorkspace } from "@/tests/support/varied-workspace";
import { filtersOf } from "@/tests/support/workspace";

const NOW = Date.UTC(2026, 6, 20, 10);
const QUERIES = [
  "",
  "period=90d&zone=America/New_York&team=north&cause=billing",
  "from=2026-03-20&to=2026-05-11&zone=Australia/Lord_Howe&failure=unknown",
  "asOf=2026-05-10T12:00&facet.region=East&severity=2&severity=unknown",
];

describe.runIf(recordDialect === "postgres")("the one analytics dialect", () => {
  let duckdb: Workspace;
  let postgres: Workspace;
  beforeAll(async () => {
    duckdb = await variedWorkspace(150, { hasVolumes: true });
    postgres = { ...duckdb, facts: await onPostgres(duckdb) };
  });
  afterAll(() => duckdb.close());

  it.each(METRIC_IDS)("gives the same %s on DuckDB and on PostgreSQL, under every filter and grain", async (id) => {
    for (const query of QUERIES) {
      for (const grain of [...GRAINS, "none"] as const) {
        const ask = (workspace: Workspace) => runMetric(workspace, commandActor(), id, filtersOf(query), { now: NOW, grain });
        expect(await ask(postgres)).toEqual(await ask(duckdb));
      }
    }
  });

  it("lists the same rows", async () => {
    const ask = (workspace: Workspace) =>
      drillMetric(workspace, commandActor(), "follow-through", filtersOf(), { part: "missed" }, { now: NOW });
    expect((await ask(postgres)).rows).toEqual((await ask(duckdb)).rows);
  });
});

/** The same facts in tables of the PostgreSQL record, read with the same queries. */
async function onPostgres({ record, facts }: Workspace): Promise<Facts> {
  const ask = (query: SQL) => record.tx(async (db) => db.all(query));
  await facts.read(async (reader) => {
    for (const table of [...interactionFacts, factSetMember, factVolume]) {
      const { name, columns } = getTableConfig(table);
      await ask(sql.raw(`create table ${name} (${columns.map((column) => `${column.name} ${column.getSQLType()}`).join(", ")})`));
      for (const row of await reader.all<Record<string, number | null>>(sql`select * from ${table}`))
        await ask(sql.raw(`insert into ${name} (${Object.keys(row).join(", ")}) values (${Object.values(row).map(String).join(", ")})`));
    }
    for (const view of views) await ask(sql.raw(view));
  });
  return {
    ...facts,
    read: (work, options) =>
      facts.read(async ({ version, causeSets, failureSets }) => {
        const reader: FactsReader = {
          version,
          causeSets,
          failureSets,
          all: async <T extends Record<string, unknown>>(query: SQLWrapper) => record.db.all<T>(query.getSQL()),
        };
        return work(reader);
      }, options),
  };
}
