import { eq, getTableName, is, sql, Table } from "drizzle-orm";
import { expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { queueSample } from "@/lib/sample/load-sample";
import { planOf } from "@/lib/sample/plan";
import { queueRemoval } from "@/lib/sample/remove-sample";
import { runSample } from "@/lib/sample/run-sample";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { freshRecord } from "@/tests/support/record";

const NOW = Date.UTC(2026, 6, 2, 14, 20);
const actor = commandActor();
const plan = planOf({ interactions: 300, now: NOW, zone: "Europe/Berlin" });
const run = (record: RecordStore, more: Partial<Parameters<typeof runSample>[0]> = {}) => runSample({ record, now: () => NOW, ...more });

/** Every row of every table but the change log, which only grows. */
async function dump({ db }: RecordStore): Promise<Record<string, unknown[]>> {
  // The audit says that there was a sample, and goes on saying so.
  const apart: unknown[] = [schema.change, schema.auditEntry];
  const tables = Object.values<unknown>({ ...schema }).flatMap((each) => (is(each, Table) && !apart.includes(each) ? [each] : []));
  const rows = tables.map(async (table) => {
    const name = getTableName(table);
    const all = await db.all<{ key?: unknown }>(sql`select * from ${sql.identifier(name)} order by 1`);
    return [name, all.filter(({ key }) => key !== "audit.head")] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}

async function count({ db }: RecordStore, name: string): Promise<number> {
  const [row] = await db.all<{ rows: number }>(sql`select count(*) as rows from ${sql.identifier(name)}`);
  return Number(row?.rows);
}

/** Real interactions that share a channel, a team and a procedure with the sample by name. */
async function withRealRows(): Promise<RecordStore> {
  const record = await freshRecord();
  await record.tx(async (db) => {
    const sourceId = await addSource(db, "help-desk");
    await db.insert(schema.channel).values({ code: "phone", name: "Phone" });
    await db.insert(schema.team).values([
      { code: "front-desk", name: "Front desk" },
      { code: "nobody-yet", name: "Nobody yet" },
    ]);
    await db.insert(schema.procedure).values({ code: "engineer-visit", name: "Engineer visit" });
    await addInteraction(db, { sourceId, externalId: "1", channelId: 1, teamId: 1, procedureId: 1, contactedAt: NOW });
  });
  return record;
}

/** Stops a run once it has done so much. */
function stopAt(done: number) {
  const stop = new AbortController();
  return { signal: stop.signal, onProgress: (so: number) => so >= done && stop.abort() };
}

test("removing the sample leaves the record as it was, but for what real interactions have come to refer to", async () => {
  const record = await withRealRows();
  const before = await dump(record);
  await queueSample(record, actor, plan, true);
  // Stopped on the way, and gone on with.
  await run(record, stopAt(100));
  const part = await count(record, "interaction");
  expect([part > 100, part < 301]).toEqual([true, true]);
  await queueSample(record, actor, plan, true);
  await run(record);
  expect([await count(record, "interaction"), await count(record, "source"), await count(record, "contact_volume")]).toEqual([
    301,
    2,
    731 * 16,
  ]);
  expect((await dump(record)).procedure).toContainEqual(before.procedure?.[0]);

  const [procedure] = await record.db.all<{ id: number }>(sql`select id from procedure where code = 'return-and-refund'`);
  const [desk] = await record.db.all<{ id: number }>(sql`select id from team where code = 'chat-desk'`);
  const later = await record.tx((db) => addInteraction(db, { sourceId: 1, externalId: "2", procedureId: procedure?.id, teamId: desk?.id }));
  await queueRemoval(record, actor);
  await expect(run(record, stopAt(20))).rejects.toThrow("The removal was stopped. Run it again to finish it.");
  expect(await count(record, "interaction")).toBeGreaterThan(2);
  await run(record);
  const left = await dump(record);
  // What it needs stays, without the invented owners.
  expect(left.procedure?.[1]).toMatchObject({ code: "return-and-refund", production_team_id: null, support_team_id: null });
  expect(left.team?.[2]).toMatchObject({ code: "chat-desk" });
  await record.tx(async (db) => {
    await db.delete(schema.interaction).where(eq(schema.interaction.id, later));
    await db.delete(schema.procedure).where(eq(schema.procedure.id, procedure?.id ?? 0));
    await db.delete(schema.team).where(eq(schema.team.id, desk?.id ?? 0));
  });
  expect(await dump(record)).toEqual(before);
}, 60_000);
