import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FactsReader } from "@/db/facts/duckdb";
import { factInteraction, factPromise } from "@/db/facts/tables";
import * as schema from "@/db/schema";
import { addInteraction } from "@/tests/support/arrange";

/**
 * What the writers of the trial keep true in every transaction, and what therefore no reader of the facts may see broken.
 * A batch is a team and its interactions: as many as their `handle_minutes` say, each with equally many promises, the same
 * causes and the same customer, whom each but the last contacts again.
 */
export async function writeBatch(db: Db, random: () => number): Promise<void> {
  const upTo = (n: number) => Math.floor(random() * n);
  const batches = await db.select({ id: schema.team.id }).from(schema.team);
  const batch = batches[upTo(batches.length)]?.id;
  if (batch === undefined || (batches.length < 40 && random() < 0.3)) return addBatch(db, 2 + upTo(6), upTo);
  const members = await db.select({ id: schema.interaction.id }).from(schema.interaction).where(eq(schema.interaction.teamId, batch));
  const ids = members.map(({ id }) => id);
  if (ids.length === 0) return;
  await [promiseMore, promiseLess, otherCauses, otherCustomer, remove][upTo(5)]?.(db, ids, upTo);
}

type Change = (db: Db, ids: number[], upTo: (n: number) => number) => Promise<unknown>;

const MINUTE = 60_000;
let written = 0;

async function addBatch(db: Db, size: number, upTo: (n: number) => number): Promise<void> {
  const code = `${process.pid}-${Date.now()}-${written++}`;
  const [team] = await db.insert(schema.team).values({ code, name: code }).returning({ id: schema.team.id });
  const customerId = await newCustomer(db, code);
  const ids: number[] = [];
  for (let n = 0; n < size; n++)
    ids.push(
      await addInteraction(db, {
        sourceId: 1,
        externalId: `${code}-${n}`,
        teamId: team?.id ?? null,
        customerId,
        contactedAt: upTo(1_000) * MINUTE,
        handleMinutes: size,
      }),
    );
  await otherCauses(db, ids, upTo);
  await promiseMore(db, ids, upTo);
}

const promiseMore: Change = (db, ids) =>
  db
    .insert(schema.promise)
    .values(ids.map((interactionId) => ({ interactionId, kind: "callback" as const, madeAt: 1, firstDueAt: 2, dueAt: 2 })));

const promiseLess: Change = (db, ids) =>
  db
    .delete(schema.promise)
    .where(
      inArray(
        schema.promise.id,
        db
          .select({ id: sql`min(id)` })
          .from(schema.promise)
          .where(inArray(schema.promise.interactionId, ids))
          .groupBy(schema.promise.interactionId),
      ),
    );

const otherCauses: Change = async (db, ids, upTo) => {
  await db.delete(schema.interactionCause).where(inArray(schema.interactionCause.interactionId, ids));
  const causes = [1, 2, 3, 4, 5, 6].filter(() => upTo(2) === 0);
  const rows = ids.flatMap((interactionId) => causes.map((causeId) => ({ interactionId, causeId })));
  if (rows.length > 0) await db.insert(schema.interactionCause).values(rows);
};

const otherCustomer: Change = async (db, ids, upTo) => {
  const customerId = await newCustomer(db, `${process.pid}-${Date.now()}-${written++}`);
  for (const id of ids)
    await db
      .update(schema.interaction)
      .set({ customerId, contactedAt: upTo(1_000) * MINUTE })
      .where(eq(schema.interaction.id, id));
};

const remove: Change = (db, ids) => db.delete(schema.interaction).where(and(inArray(schema.interaction.id, ids)));

async function newCustomer(db: Db, key: string): Promise<number | null> {
  const [row] = await db.insert(schema.customer).values({ key }).returning({ id: schema.customer.id });
  return row?.id ?? null;
}

/** What is broken in a snapshot of the facts, over several queries; nothing when it is one whole state. */
export async function brokenBatches(reader: FactsReader): Promise<string[]> {
  const batches = await reader.all<{
    team: number;
    size: number;
    rows: number;
    least: number;
    most: number;
    sets: number;
    set: number;
    linked: number;
    promises: number;
  }>(
    sql`select ${factInteraction.team} as team, max(${factInteraction.handleMinutes}) as size, count(*) as rows,
      min(${factInteraction.promiseCount}) as least, max(${factInteraction.promiseCount}) as most, sum(${factInteraction.promiseCount}) as promises,
      count(distinct ${factInteraction.causeSet}) as sets, max(${factInteraction.causeSet}) as set, count(${factInteraction.nextContactAt}) as linked
      from ${factInteraction} group by 1 order by 1`,
  );
  const promises = new Map(
    (
      await reader.all<{ team: number; rows: number }>(
        sql`select ${factPromise.team} as team, count(*) as rows from ${factPromise} group by 1`,
      )
    ).map(({ team, rows }) => [team, rows]),
  );
  const broken = batches.flatMap((batch) => {
    const isWhole =
      batch.rows === batch.size &&
      batch.least === batch.most &&
      batch.promises === (promises.get(batch.team) ?? 0) &&
      batch.sets === 1 &&
      (batch.set === 0 || reader.causeSets.has(batch.set)) &&
      batch.linked === batch.rows - 1;
    return isWhole ? [] : [`version ${reader.version}: ${JSON.stringify(batch)} with ${promises.get(batch.team) ?? 0} rows of promises`];
  });
  const teams = new Set(batches.map(({ team }) => team));
  const stray = [...promises.keys()]
    .filter((team) => !teams.has(team))
    .map((team) => `version ${reader.version}: promises of no interaction, team ${team}`);
  return [...broken, ...stray];
}
