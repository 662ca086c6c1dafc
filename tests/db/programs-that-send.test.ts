import { count } from "drizzle-orm";
import { expect, test } from "vitest";
import { connector, interaction, webhookDelivery } from "@/db/schema";
import { senderActor } from "@/lib/access/actor";
import { listRuns } from "@/lib/connectors/runs";
import { receiveWebhook } from "@/lib/webhooks/receive";
import { signed } from "@/lib/webhooks/send-test";
import { createWebhook, getWebhook } from "@/lib/webhooks/webhook-sources";
import { allowPrivate, connected } from "@/tests/support/connected-desk";
import { answers } from "@/tests/support/fake-desk";
import { freshRecord } from "@/tests/support/record";
import { ownerActor } from "@/tests/support/signed-in";
import { knownScheme, ticket } from "@/tests/support/webhook-desk";

allowPrivate();

const NOW = Date.UTC(2026, 2, 2);

test("the same delivery, ten times at once, is there once and is answered alike", async () => {
  const record = await freshRecord();
  const { webhook, secret } = await createWebhook(record, ownerActor(), { name: "Desk", sender: "zendesk" }, NOW);
  const body = Buffer.from(JSON.stringify({ tickets: [ticket(1).ticket, ticket(2).ticket] }));
  const request = signed(knownScheme("zendesk"), body, secret, NOW);
  const send = () =>
    receiveWebhook(record, senderActor("desk"), { code: webhook.code, request: { ...request, body: new Blob([body]).stream() } }, NOW);
  const all = await Promise.all(Array.from({ length: 10 }, send));
  expect(new Set(all.map(({ status, body: text }) => `${status} ${text}`)).size).toBe(1);
  expect(JSON.parse(all[0]?.body ?? "")).toMatchObject({ rows: 2, created: 2 });
  const [rows] = await record.db.select({ n: count() }).from(interaction);
  const [deliveries] = await record.db.select({ n: count() }).from(webhookDelivery);
  expect([rows?.n, deliveries?.n]).toEqual([2, 1]);
  expect(await getWebhook(record, ownerActor(), webhook.code)).toMatchObject({ source: "zendesk" });
});

test("a page and its cursor are kept together, and so is what the run has brought", async () => {
  const page = (ids: number[], after: string, isLast: boolean) =>
    answers({ tickets: ids.map((id) => ticket(id).ticket), after_cursor: after, end_of_stream: isLast });
  const { record, id, run } = await connected([page([1, 2], "a", false), page([2, 3], "b", true)]);
  expect(await run()).toMatchObject({ pages: 2, rows: 4, created: 3, unchanged: 1 });
  const [row] = await record.db.select({ cursor: connector.cursor }).from(connector);
  expect(row?.cursor).toEqual({ cursor: "b" });
  expect(await listRuns(record.db, id, 5)).toMatchObject([{ pages: 2, rows: 4, created: 3, unchanged: 1, error: null }]);
});
