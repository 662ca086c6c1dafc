import { count } from "drizzle-orm";
import { expect, test } from "vitest";
import { apiAnswer, team } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { createKey } from "@/lib/access/api-keys";
import { answer } from "@/lib/api/define";
import { onlyOnce } from "@/lib/api/idempotency";
import { freshPlace, openPlace } from "../../support/record";

test("of two processes that do the same at the same time, one does it and both say the same", async () => {
  const place = await freshPlace();
  const [one, other] = [await openPlace(place), await openPlace(place)];
  const { id } = await createKey(one, commandActor(), { name: "Desk", scopes: ["interactions:write"] }, 0);
  const asked = { apiKeyId: id, key: "k", digest: "same" };
  const doing = (record: typeof one, name: string) =>
    onlyOnce(record, asked, 1, async (keep) => {
      // Both have looked for an answer and found none before either of them writes.
      await new Promise((resolve) => setTimeout(resolve, 30));
      const done = answer(201, { name });
      await record.tx(async (db) => {
        await db.insert(team).values({ code: name, name });
        await keep(db, done);
      });
      return done;
    });
  const [first, second] = await Promise.all([doing(one, "first"), doing(other, "second")]);
  expect(first.answer.text).toBe(second.answer.text);
  expect([first.isReplay, second.isReplay].sort()).toEqual([false, true]);
  expect(await one.db.select({ n: count() }).from(team)).toEqual([{ n: 1 }]);
  expect(await one.db.select({ n: count() }).from(apiAnswer)).toEqual([{ n: 1 }]);
});

test("what fails is not remembered, and whoever waited for it is told", async () => {
  const record = await openPlace(await freshPlace());
  const { id } = await createKey(record, commandActor(), { name: "Desk", scopes: ["interactions:write"] }, 0);
  const asked = { apiKeyId: id, key: "k", digest: "same" };
  const failing = () =>
    onlyOnce(record, asked, 1, async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      throw new Error("no disk");
    });
  const both = await Promise.allSettled([failing(), failing()]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await onlyOnce(record, asked, 1, async () => answer(200, {}))).toEqual({ answer: { status: 200, text: "{}" }, isReplay: false });
});
