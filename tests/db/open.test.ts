import { expect, test } from "vitest";
import { recordMeta } from "@/db/schema";
import { freshPlace, freshRecord, openPlace } from "../support/record";

test("a new record has one name, and keeps it when it is opened again", async () => {
  const place = await freshPlace();
  const first = await openPlace(place);
  const named = await first.db.select().from(recordMeta);
  await first.close();
  const second = await openPlace(place);
  expect(await second.db.select().from(recordMeta)).toEqual(named);
  expect(named).toEqual([{ id: 1, recordId: expect.stringMatching(/^[0-9a-f-]{36}$/), createdAt: expect.any(Number) }]);
});

test("two records have two names", async () => {
  const [one, other] = await Promise.all([freshRecord(), freshRecord()]);
  const [a] = await one.db.select().from(recordMeta);
  const [b] = await other.db.select().from(recordMeta);
  expect(a?.recordId).not.toBe(b?.recordId);
});
