import { describe, expect, test } from "vitest";
import { cause } from "@/db/schema";
import { runTrial } from "@/tests/faults/trial";
import { addSource } from "@/tests/support/arrange";
import { freshPlace, openPlace } from "@/tests/support/record";

// A few kills of one writer and one replica in every run; TRIAL_KILLS=120 for the whole trial, two of each.
const kills = Number(process.env.TRIAL_KILLS ?? 4);
const each = kills > 20 ? 2 : 1;

test("killed at any moment, facts start again as what the record says, and no read sees a half state", {
  timeout: 120_000 + kills * 10_000,
}, async () => {
  const result = await runTrial({ dataDir: await preparedRecord(), kills, writers: each, replicas: each });

  process.stdout.write(
    `trial: ${result.kills} kills, ${result.restarts} restarts compared, ${result.reads} reads, ${result.failures.length} failures\n`,
  );
  expect(result.failures).toEqual([]);
  expect(result.kills).toBeGreaterThanOrEqual(kills);
  expect(result.restarts).toBeGreaterThan(0);
  expect(result.reads).toBeGreaterThan(0);
});

describe("the trial finds", () => {
  test.each(["cursor-first", "in-pieces"] as const)("a sync that is wrong: %s", { timeout: 240_000 }, async (control) => {
    const result = await runTrial({ dataDir: await preparedRecord(), kills: 60, writers: 1, replicas: 1, control });
    expect(result.failures).not.toEqual([]);
  });
});

async function preparedRecord(): Promise<string> {
  const place = await freshPlace();
  const record = await openPlace(place);
  await record.tx(async (db) => {
    await addSource(db);
    for (let n = 1; n <= 6; n++) await db.insert(cause).values({ axis: "topic", code: `cause-${n}`, name: `Cause ${n}` });
  });
  await record.close();
  return place.dataDir;
}
