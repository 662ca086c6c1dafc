import { afterEach, expect, test, vi } from "vitest";
import * as schema from "@/db/schema";
import { spend } from "@/lib/access/rate-limits";
import { freshPlace, openPlace } from "../support/record";

/** 12:00:30 of a day. */
const NOW = Date.UTC(2024, 2, 4, 12, 0, 30);

afterEach(() => {
  vi.unstubAllEnvs();
});

test("a minute that was used up stays so for the next process, and is forgotten when the next one is", async () => {
  vi.stubEnv("EXPORTS_PER_MINUTE", "3");
  const place = await freshPlace();
  const first = await openPlace(place);
  for (const who of ["a", "a", "a", "b"]) expect(await spend(first, "export", who, NOW)).toBe(0);
  expect(await spend(first, "export", "a", NOW)).toBe(30);
  await first.close();

  const second = await openPlace(place);
  expect(await spend(second, "export", "a", NOW + 1_000)).toBe(29);
  expect(await spend(second, "export", "b", NOW + 1_000)).toBe(0);
  for (const count of [1, 2, 3]) expect([count, await spend(second, "export", "b", NOW + 30_000)]).toEqual([count, 0]);
  expect(await second.db.select().from(schema.rateCounter)).toEqual([
    { key: "limit:export:b", points: 3, expire: Date.UTC(2024, 2, 4, 12, 2) },
  ]);
  await second.close();
});
