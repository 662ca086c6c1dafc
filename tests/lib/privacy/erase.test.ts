import { cp, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { count, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openRecord, type RecordStore } from "@/db/client";
import { openFacts } from "@/db/facts/duckdb";
import * as schema from "@/db/schema";
import { searchIndexOf } from "@/db/search/search-index";
import { commandActor } from "@/lib/access/actor";
import { metrics } from "@/lib/metrics";
import { METRIC_IDS } from "@/lib/metrics/define";
import type { MetricResult } from "@/lib/metrics/result";
import { requestErasure } from "@/lib/privacy/erase";
import { placeHold, releaseHold } from "@/lib/privacy/holds";
import { journalPath } from "@/lib/privacy/journal";
import { exportAsText, exportPerson } from "@/lib/privacy/person-export";
import { previewErasure } from "@/lib/privacy/preview";
import { getReceipt, listReceipts, receiptDigest } from "@/lib/privacy/receipts";
import { replayErasures } from "@/lib/privacy/replay";
import { underErasureLock } from "@/lib/privacy/start-erasure";
import type { Workspace } from "@/lib/workspace";
import { askMetric } from "@/tests/support/ask-metric";
import { arrangeCanaries, CANARIES, CUSTOMER } from "@/tests/support/canary-record";
import { filesHolding } from "@/tests/support/raw-bytes";
import { actorOf } from "@/tests/support/signed-in";
import { variedWorkspace } from "@/tests/support/varied-workspace";
import { freshWorkspace } from "@/tests/support/workspace";

const actor = commandActor();
const NOW = Date.UTC(2026, 10, 27);
const HER = { subject: "customer", id: CUSTOMER } as const;

async function canaries(): Promise<Workspace & { ids: Awaited<ReturnType<typeof arrangeCanaries>> }> {
  const workspace = await freshWorkspace();
  return { ...workspace, ids: await arrangeCanaries(workspace.record) };
}

async function erase(record: RecordStore, meant: Parameters<typeof requestErasure>[2] = HER): Promise<string> {
  const code = await requestErasure(record, actor, meant, NOW);
  expect(await underErasureLock(record)).toBe(true);
  return code;
}

describe("an erased customer", () => {
  test("leaves no byte of a text, name or id in any file of the data folder", async () => {
    const { record, facts } = await canaries();
    const onDisk = await openFacts(record, { path: join(record.dataDir, "server.duckdb") });
    const found = await filesHolding(record.dataDir, CANARIES);
    expect(CANARIES.filter((canary) => !found.some((line) => line.endsWith(canary)))).toEqual([]);
    await erase(record);
    await onDisk.sync();
    await facts.sync();
    await onDisk.close();
    expect(await filesHolding(record.dataDir, [...CANARIES, CUSTOMER])).toEqual([]);
    const [key] = await record.db.select().from(schema.customer).where(eq(schema.customer.id, 1));
    expect(key?.key).toMatch(/^random:[0-9a-f]{64}$/);
  });

  test("takes nothing of anybody else with them", async () => {
    const { record, ids } = await canaries();
    await erase(record);
    const [other] = await record.db.select().from(schema.interaction).where(eq(schema.interaction.id, ids.other));
    expect(other).toMatchObject({ externalId: "OTHER-1", summary: "stays", narrative: "kept words of somebody else" });
    expect((await record.db.select().from(schema.rejectedRow)).map(({ cells }) => cells)).toEqual([
      [],
      ["OTHER-9", "", "a row of somebody else"],
    ]);
    expect((await record.db.select().from(schema.apiAnswer)).map(({ status }) => status)).toEqual([410, 201]);
    expect(await searchIndexOf(record).findAny(["kept"], Number.MAX_SAFE_INTEGER, 10)).toEqual([ids.other]);
    expect(await searchIndexOf(record).findAny(["quxnarrative"], Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
    expect(await record.db.all("pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
  });

  test("is seen in a preview first, and leaves a receipt that names nobody", async () => {
    const { record } = await canaries();
    expect(await previewErasure(record, actor, HER)).toEqual({
      subject: "customer",
      interactions: 2,
      texts: 2,
      promises: 1,
      commendations: 1,
      isShared: false,
      holds: [],
      isImporting: false,
      drafts: 1,
    });
    const code = await erase(record);
    const receipt = await getReceipt(record.db, actor, code);
    expect(receipt).toMatchObject({
      code,
      subject: "customer",
      requestedBy: "command",
      requestedAt: "2026-11-27T00:00:00.000Z",
      counts: {
        interactions: 2,
        texts: 10,
        promises: 1,
        progressReports: 1,
        commendations: 1,
        options: 1,
        gestures: 1,
        handovers: 1,
        rejectedRows: 1,
        answers: 1,
        needGroups: 1,
        files: 1,
      },
    });
    const [row] = await record.db.select().from(schema.erasure);
    if (!row) throw new Error("There is no receipt");
    expect(receipt.digest).toBe(receiptDigest(row));
    expect(await listReceipts(record.db, actor)).toEqual([receipt]);
    await expect(previewErasure(record, actorOf("lead"), HER)).rejects.toThrow("may not erase people");
  });

  test("is found from one of their interactions, and by nothing that was typed wrongly", async () => {
    const { record, ids } = await canaries();
    await expect(requestErasure(record, actor, { subject: "customer", id: "jo.quxmiler@example.org" }, NOW)).rejects.toThrow(
      /^No customer is known by that identifier/,
    );
    await erase(record, { subject: "customer", interaction: ids.second });
    expect(await filesHolding(record.dataDir, CANARIES)).toEqual([]);
  });
});

test("no metric changes by a digit when a customer is erased", { timeout: 120_000 }, async () => {
  const workspace = await variedWorkspace(250, { hasVolumes: true });
  const { record } = workspace;
  await record.tx(async (db) => {
    await db.update(schema.interaction).set({ narrative: "it was late", summary: "late", workaround: "called twice" });
  });
  const at = Date.UTC(2026, 8, 1);
  const all = async () => {
    const results: MetricResult[] = [];
    for (const id of METRIC_IDS) for (const query of ["", "team=north"]) results.push(await askMetric(workspace, id, at, query));
    return results.map(({ version: _, ...result }) => result);
  };
  const before = await all();
  await erase(record, { subject: "customer", interaction: 1 }).catch(() => erase(record, { subject: "customer", interaction: 2 }));
  const erased = await record.db.select({ rows: count() }).from(schema.tombstone);
  expect(erased[0]?.rows).toBeGreaterThan(5);
  expect(Object.keys(metrics).length).toBeGreaterThan(10);
  expect(await all()).toEqual(before);
});

describe("a legal hold", () => {
  test.each([
    ["of everything", "everything"],
    ["of the customer", { customer: HER }],
    ["of one of their interactions", { interaction: 1 }],
  ] as const)("%s keeps somebody from being erased until it is released", async (_, what) => {
    const { record } = await canaries();
    const hold = await placeHold(record, actor, { name: "Case 12", reason: "court", what }, NOW);
    await expect(requestErasure(record, actor, HER, NOW)).rejects.toThrow('The legal hold "Case 12" keeps this; release it first.');
    expect(await filesHolding(record.dataDir, ["quxnarrative"])).not.toEqual([]);
    await releaseHold(record, actor, hold, NOW);
    await erase(record);
    expect(await filesHolding(record.dataDir, CANARIES)).toEqual([]);
  });

  test("of somebody else keeps nobody", async () => {
    const { record, ids } = await canaries();
    await placeHold(record, actor, { name: "Case 13", reason: "court", what: { interaction: ids.other } }, NOW);
    await erase(record);
    expect(await filesHolding(record.dataDir, CANARIES)).toEqual([]);
  });
});

test("a running import keeps somebody from being erased, as it would bring them back", async () => {
  const { record } = await canaries();
  await record.tx((db) => db.update(schema.importJob).set({ state: "running" }).where(eq(schema.importJob.id, 1)));
  await expect(requestErasure(record, actor, HER, NOW)).rejects.toThrow(/^Import 1 is running/);
});

test("an erased member of staff leaves no name anywhere, and what they handled is still theirs", async () => {
  const { record, ids } = await canaries();
  await record.tx((db) =>
    db
      .insert(schema.user)
      .values({ email: "quxmail@example.com", name: "Petronella", role: "lead", teams: [1], personId: 1, createdAt: 0, updatedAt: 0 }),
  );
  await erase(record, { subject: "staff", id: "agent-7" });
  expect(await filesHolding(record.dataDir, ["Petronella", "Vandersloot", "quxpraise", "quxmail"])).toEqual([]);
  expect(await record.db.$count(schema.user)).toBe(0);
  const [first] = await record.db.select().from(schema.interaction).where(eq(schema.interaction.id, ids.first));
  expect(first).toMatchObject({ agentId: 1, narrative: "quxnarrative and more" });
  const [, other] = await record.db.select().from(schema.commendation);
  expect(other?.text).toBe("[name] was kind");
});

test("a backup from before is erased again when it is restored, and only then", async () => {
  const { record } = await canaries();
  const backup = await mkdtemp(join(tmpdir(), "debrief-backup-"));
  record.sqlite?.write.pragma("wal_checkpoint(TRUNCATE)");
  await cp(join(record.dataDir, "debrief.sqlite"), join(backup, "debrief.sqlite"));
  const code = await erase(record);
  expect(await replayErasures(record)).toBe(0);

  // What lies beside the record, as the journal and the secret, is not what a restore brings back.
  for (const name of ["secret", "erasures.jsonl"]) await cp(join(record.dataDir, name), join(backup, name));
  const restored = await openRecord({ dataDir: backup });
  expect(await filesHolding(backup, ["quxnarrative"])).not.toEqual([]);
  expect(await replayErasures(restored)).toBe(1);
  expect(await underErasureLock(restored)).toBe(true);
  expect(await filesHolding(backup, [...CANARIES, CUSTOMER])).toEqual([]);
  expect(await getReceipt(restored.db, actor, code)).toMatchObject({ requestedBy: "command", counts: { interactions: 2, texts: 10 } });
  expect(await replayErasures(restored)).toBe(0);
  expect((await stat(journalPath(backup))).mode & 0o777).toBe(0o600);
  expect(await readFile(journalPath(backup), "utf8")).toMatch(
    /^\{"code":"E-[0-9a-f]{10}","subject":"customer","at":\d+,"by":"command","person":"[0-9a-f]{64}","interactions":\["[0-9a-f]{64}","[0-9a-f]{64}"\]\}\n$/,
  );
  await restored.close();
  await rm(backup, { recursive: true });
});

test("what is kept about a customer is handed out whole, and nobody else with it", async () => {
  const workspace = await canaries();
  const found = await exportPerson(workspace, actor, HER, NOW);
  const text = exportAsText(found);
  const kept = [
    "quxsummary",
    "quxattribute",
    "quxwish",
    "quxworkaround",
    "quxpromise",
    "quxreport",
    "quxpraise",
    "quxoption",
    "QUX-TICKET-2",
  ];
  for (const each of kept) {
    expect(JSON.stringify(found)).toContain(each);
    expect(text).toContain(each);
  }
  for (const other of ["Petronella", "somebody else", "OTHER-1"]) expect(JSON.stringify(found) + text).not.toContain(other);
  expect(found.interactions).toHaveLength(2);
  await expect(exportPerson(workspace, actorOf("manager"), HER, NOW)).rejects.toThrow("may not erase people");
});
