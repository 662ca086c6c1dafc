import fc from "fast-check";
import { expect, test } from "vitest";
import { deliver, ticket, webhookDesk, webhookOf } from "@/tests/support/webhook-desk";

const { rowsOf, deliveriesOf } = webhookDesk();

const HOSTILE = ["__proto__", "constructor", "\u0000", "\ud800", "=1+1", "<script>", "’", "1e999", "2026-13-45", "x".repeat(3000)];
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(...HOSTILE),
  fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 3 }),
);

test("whatever a genuine sender sends is answered, and never with an error of ours", { timeout: 60_000 }, async () => {
  const [zendesk, anyKind] = [await webhookOf("signed", { mapping: "zendesk" }), await webhookOf("signed", { mapping: null })];
  const spoilt = fc
    .record({ field: fc.constantFrom("id", "created_at", "via", "subject", "status", "tags", "custom_fields", "priority"), value })
    .map(({ field, value: strange }) => ticket(1, { [field]: strange }));
  await fc.assert(
    fc.asyncProperty(fc.oneof(value, spoilt, fc.array(spoilt, { maxLength: 3 })), async (body) => {
      for (const code of [zendesk, anyKind]) {
        const { status, json } = await deliver(code, JSON.stringify(body));
        expect([200, 422]).toContain(status);
        if (status === 200) expect(json.rows).toBe(json.created + json.changed + json.unchanged + json.rejected);
      }
    }),
    { numRuns: 60 },
  );
  const brought = (await deliveriesOf(zendesk)).reduce((sum, each) => sum + each.created, 0);
  expect(await rowsOf(zendesk)).toBe(brought);
});

test("bytes that are no JSON are refused, whatever they are", { timeout: 60_000 }, async () => {
  const code = await webhookOf("signed", { mapping: "zendesk" });
  const text = fc.string({ unit: fc.constantFrom("{", "}", "[", "]", '"', ":", ",", "\\", "e", "-", " ", "\n"), maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(text, async (body) => {
      expect([200, 400]).toContain((await deliver(code, body)).status);
    }),
    { numRuns: 60 },
  );
  expect(await rowsOf(code)).toBe(0);
});
