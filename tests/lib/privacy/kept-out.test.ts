import { count, eq, like } from "drizzle-orm";
import { expect, test } from "vitest";
import { interaction, person } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { importFile } from "@/lib/imports/import-file";
import { requestErasure } from "@/lib/privacy/erase";
import { underErasureLock } from "@/lib/privacy/start-erasure";
import { askApi } from "@/tests/support/ask-api";
import { csvOf, fileOf } from "@/tests/support/import-arrange";
import { filesHolding } from "@/tests/support/raw-bytes";
import { servedWorkspace } from "@/tests/support/served-workspace";
import { deliver, knownScheme, ticket, webhookOf } from "@/tests/support/webhook-desk";

const served = servedWorkspace();
const actor = commandActor();
const NOW = Date.UTC(2026, 10, 27);

async function erase(meant: Parameters<typeof requestErasure>[2]) {
  const { record } = served.workspace;
  await requestErasure(record, actor, meant, NOW);
  await underErasureLock(record);
}

const rows = async () => (await served.workspace.record.db.select({ n: count() }).from(interaction))[0]?.n ?? 0;

test("an erased interaction is not filled again by the file it came from, nor is its customer known again", async () => {
  const { record } = served.workspace;
  const header = ["external_id", "contacted_at", "customer", "narrative", "agent"];
  const line = (id: string, who: string, text: string, agent = "ag-1") => [id, "2026-01-05 09:00", who, text, agent];
  const file = await fileOf(
    csvOf(header, [line("K-0001", "jo.quxfile@example.org", "quxfilewords"), line("K-0002", "al@example.org", "words of another")]),
  );
  const first = await importFile(record, actor, { path: file, now: () => NOW });
  expect(first).toMatchObject({ created: 2 });
  await erase({ subject: "customer", id: "jo.quxfile@example.org" });
  const before = await rows();

  const again = await importFile(record, actor, { path: file, now: () => NOW + 1 });
  expect(again).toMatchObject({ rows: 2, accepted: 2, created: 0, changed: 0, unchanged: 2, rejected: 0 });
  expect(again.warnings).toContainEqual({
    code: "erased",
    rows: 1,
    message: "1 row is of a person who has been erased. They are counted as unchanged, and nothing of them was kept.",
  });
  const changed = await fileOf(csvOf(header, [line("K-0001", "jo.quxfile@example.org", "quxfilewords, told anew")]));
  expect(await importFile(record, actor, { path: changed, now: () => NOW + 2 })).toMatchObject({ accepted: 1, created: 0, changed: 0 });
  expect(await rows()).toBe(before);
  expect(await filesHolding(record.dataDir, ["quxfile", "K-0001"])).toEqual([]);
});

test("a program that sends it again is told that it was erased, and nothing of it is kept", async () => {
  const { record } = served.workspace;
  const item = { externalId: "QUX-API-1", contactedAt: "2026-01-05T09:00:00Z", customer: "jo.quxapi@example.org", narrative: "quxapiwords" };
  const headers = { "idempotency-key": "one" };
  const made = await askApi(served.key, "POST", "/api/v1/interactions", item, headers);
  expect(made.status).toBe(201);
  const id = made.json.id;
  await erase({ subject: "customer", id: "jo.quxapi@example.org" });
  const before = await rows();

  const again = await askApi(served.key, "POST", "/api/v1/interactions", { ...item, narrative: "quxapiwords anew" });
  expect([again.status, again.json]).toEqual([200, { index: 0, outcome: "erased", externalId: "QUX-API-1" }]);
  const several = await askApi(served.key, "POST", "/api/v1/interactions", { items: [item, { ...item, externalId: "QUX-API-2", customer: "b" }] });
  expect(several.json.counts).toEqual({ items: 2, created: 1, changed: 0, unchanged: 0, erased: 1, rejected: 0 });
  const edit = await askApi(served.key, "PATCH", `/api/v1/interactions/${id}`, { narrative: "quxapiwords" });
  expect([edit.status, edit.json]).toMatchObject([410, { error: { code: "erased" } }]);
  const replayed = await askApi(served.key, "POST", "/api/v1/interactions", item, headers);
  expect([replayed.status, replayed.json]).toMatchObject([410, { error: { code: "erased" } }]);
  expect(await rows()).toBe(before + 1);
  const left = await record.db.select().from(interaction).where(like(interaction.narrative, "%quxapiwords%"));
  expect(left.map(({ externalId }) => externalId)).toEqual(["QUX-API-2"]);
});

test("a help desk that sends it again brings nothing back", async () => {
  const { record } = served.workspace;
  expect(knownScheme("signed").kind).toBe("signature");
  const code = await webhookOf("signed", { mapping: "zendesk" });
  const sent = ticket(90_001, { subject: "quxdesk words", submitter_id: 77_001, requester_id: 77_001 });
  const first = await deliver(code, sent);
  expect(first.json, first.text).toMatchObject({ created: 1 });
  const [made] = await record.db.select().from(interaction).where(eq(interaction.externalId, "90001"));
  await erase({ subject: "customer", interaction: made?.id ?? 0 });
  const before = await rows();
  const again = await deliver(code, { ...sent, ticket: { ...sent.ticket, subject: "quxdesk words anew" } });
  expect([again.status, again.json]).toMatchObject([200, { rows: 1, created: 0, changed: 0, unchanged: 1, rejected: 0 }]);
  expect(await rows()).toBe(before);
  expect(await filesHolding(record.dataDir, ["quxdesk"])).toEqual([]);
});

test("an erased member of staff is not named again, and what they handled stays theirs", async () => {
  const { record } = served.workspace;
  const header = ["external_id", "contacted_at", "agent", "agent_name", "narrative"];
  const before = csvOf(header, [["S-1", "2026-01-05 09:00", "p.quxstaff", "Petronella Quxstaff", "first"]]);
  await importFile(record, actor, { path: await fileOf(before), now: () => NOW });
  const handled = async () =>
    (await record.db.select({ agentId: interaction.agentId }).from(interaction).where(eq(interaction.externalId, "S-1")))[0]?.agentId;
  const theirs = await handled();
  expect(theirs).not.toBeNull();
  await erase({ subject: "staff", id: "Petronella Quxstaff" });
  const after = csvOf(header, [
    ["S-1", "2026-01-05 09:00", "p.quxstaff", "Petronella Quxstaff", "told anew"],
    ["S-2", "2026-01-06 09:00", "p.quxstaff", "Petronella Quxstaff", "another"],
  ]);
  expect(await importFile(record, actor, { path: await fileOf(after), now: () => NOW })).toMatchObject({ created: 1, changed: 1 });
  expect(await handled()).toBe(theirs);
  expect((await record.db.select().from(person)).filter(({ name }) => name?.includes("Quxstaff"))).toEqual([]);
});
