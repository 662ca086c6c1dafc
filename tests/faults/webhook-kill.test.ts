import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { interaction, webhookDelivery } from "@/db/schema";
import { senderActor } from "@/lib/access/actor";
import { receiveWebhook } from "@/lib/webhooks/receive";
import { createWebhook } from "@/lib/webhooks/webhook-sources";
import { ownerActor } from "@/tests/support/signed-in";
import { numberedDelivery } from "../support/numbered-delivery";
import { freshPlace, openPlace, type Place } from "../support/record";

const KILLS = Number(process.env.WEBHOOK_KILLS ?? 3);
const AT = Date.UTC(2026, 0, 5, 10);

test("a server that is killed while deliveries come in has kept what it answered, once, and answers it again alike", {
  timeout: 600_000,
}, async () => {
  const place = await freshPlace();
  const record = await openPlace(place);
  const { webhook, secret } = await createWebhook(record, ownerActor(), { name: "Desk", sender: "zendesk" }, AT);
  const answered = new Map<number, string>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const lines = await untilKilled(place, [webhook.code, secret, String(answered.size), String(AT)]);
    for (const line of lines) {
      const [, n = "", answer = ""] = /^(\d+) (.*)$/.exec(line) ?? [];
      answered.set(Number(n), answer);
    }
  }
  expect(answered.size).toBeGreaterThan(KILLS);
  expect([...answered.keys()]).toEqual(Array.from({ length: answered.size }, (_, n) => n));

  const ids = (await record.db.select({ id: interaction.externalId }).from(interaction)).map(({ id }) => Number(id));
  expect(new Set(ids).size).toBe(ids.length);
  for (let n = 0; n < 2 * answered.size; n += 1) expect(ids).toContain(n);
  // What was on its way when the last kill came may be there too, and is all that may.
  expect(ids.length - 2 * answered.size).toBeLessThanOrEqual(2);

  for (const [n, answer] of answered) {
    const again = await receiveWebhook(record, senderActor("desk"), { code: webhook.code, request: numberedDelivery(n, secret, AT) }, AT);
    expect(`${again.status} ${again.body}`).toBe(answer);
  }
  const deliveries = await record.db.select({ rows: webhookDelivery.rows }).from(webhookDelivery).where(eq(webhookDelivery.status, 200));
  expect(deliveries.length).toBe(ids.length / 2);
});

/** What a server that takes deliveries in has answered until it was killed, at a moment of chance after its first answer. */
async function untilKilled({ dataDir, databaseUrl }: Place, args: string[]): Promise<string[]> {
  const script = "tests/support/webhook-process.ts";
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", script, JSON.stringify({ dataDir, databaseUrl }), ...args],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  await once(child.stdout, "data");
  await pause(Math.random() * 300);
  child.kill("SIGKILL");
  await once(child, "close");
  // A line that was cut off was not heard by the sender.
  return output.split("\n").slice(0, -1);
}
