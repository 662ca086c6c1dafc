import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import * as schema from "@/db/schema";
import { searchIndexOf } from "@/db/search/search-index";
import { commandActor } from "@/lib/access/actor";
import { requestErasure } from "@/lib/privacy/erase";
import { getReceipt } from "@/lib/privacy/receipts";
import { letGo } from "@/lib/privacy/retention";
import { underErasureLock } from "@/lib/privacy/start-erasure";
import { arrangeCanaries, CANARIES, CUSTOMER } from "@/tests/support/canary-record";
import { freshRecord } from "@/tests/support/record";

const actor = commandActor();
const NOW = Date.UTC(2026, 10, 27);

/** Everything the record says in words, in one text. */
async function allWords(record: Awaited<ReturnType<typeof freshRecord>>): Promise<string> {
  const tables = [
    schema.interaction,
    schema.promise,
    schema.progressReport,
    schema.commendation,
    schema.offeredOption,
    schema.gesture,
    schema.handover,
    schema.issue,
    schema.customer,
    schema.rejectedRow,
    schema.apiAnswer,
    schema.needGroup,
    schema.erasure,
    schema.tombstone,
  ];
  const rows: unknown[] = [];
  for (const table of tables) rows.push(await record.db.select().from(table));
  return JSON.stringify(rows);
}

test("erasing a customer empties the record on either engine, and keeps every row", async () => {
  const record = await freshRecord();
  const ids = await arrangeCanaries(record);
  const code = await requestErasure(record, actor, { subject: "customer", id: CUSTOMER }, NOW);
  expect(await underErasureLock(record)).toBe(true);
  const words = await allWords(record);
  expect(CANARIES.filter((canary) => words.includes(canary))).toEqual([]);
  const rows = await record.db.select().from(schema.interaction).orderBy(asc(schema.interaction.id));
  expect(rows.map(({ id, customerId, narrative, workaround }) => [id, customerId, narrative, workaround])).toEqual([
    [ids.first, 1, null, "[removed]"],
    [ids.second, 1, null, null],
    [ids.other, 2, "kept words of somebody else", null],
  ]);
  expect((await getReceipt(record.db, actor, code)).counts).toMatchObject({ interactions: 2, texts: 10, rejectedRows: 1, answers: 1 });
  expect(await searchIndexOf(record).verify()).toEqual([]);
  await record.close();
});

test("text is let go on either engine, and not what is held", async () => {
  const record = await freshRecord();
  const ids = await arrangeCanaries(record);
  await record.tx(async (db) => {
    const retention = { narrative: 1, summary: 1, attributes: 1, texts: 1, identity: 1 };
    await db.insert(schema.setting).values({ key: "workspace", value: { zone: "UTC", retention } });
    await db.insert(schema.legalHold).values({ name: "h", reason: "r", interactionId: ids.second, createdBy: "command", createdAt: NOW });
  });
  // The customer whose interaction is held keeps their pseudonym.
  expect(await letGo(record, NOW)).toEqual({ narrative: 2, summary: 2, attributes: 1, texts: 2, identity: 2, rejectedRows: 2 });
  const [held] = await record.db.select().from(schema.interaction).where(eq(schema.interaction.id, ids.second));
  expect(held?.narrative).toBe("quxnarrative again");
  expect(await letGo(record, NOW)).toEqual({ narrative: 0, summary: 0, attributes: 0, texts: 0, identity: 0, rejectedRows: 0 });
  await record.close();
});
