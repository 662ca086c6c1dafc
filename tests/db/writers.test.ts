import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recordDialect } from "@/db/columns";
import { setting } from "@/db/schema";
import { connectSqlite } from "@/db/sqlite";
import { writer } from "@/db/tx";
import { otherProcess } from "../support/other-process";
import { canBeShared, freshPlace, freshRecord, openPlace } from "../support/record";

test("eight writers of 250 rows each in one process lose none and none is turned away", async () => {
  const record = await freshRecord();
  const write = async (name: string) => {
    for (let n = 0; n < 250; n++) {
      await record.tx(async (db) => {
        await db.insert(setting).values({ key: `${name}-${n}`, value: n });
      });
    }
  };
  await Promise.all(["a", "b", "c", "d", "e", "f", "g", "h"].map(write));
  expect(await record.db.$count(setting)).toBe(2000);
}, 60_000);

test.runIf(canBeShared)(
  "four processes that open a new record at once, with two writers each, lose no row and none is turned away",
  async () => {
    const place = await freshPlace();
    const processes = ["ab", "cd", "ef", "gh"].map((writers) => otherProcess(place, "write", writers, "250").ended);
    expect(await Promise.all(processes)).toEqual(Array(4).fill("500"));
    const record = await openPlace(place);
    expect(await record.db.$count(setting)).toBe(2000);
    await record.close();
  },
  60_000,
);

describe.runIf(recordDialect === "sqlite")("while another process writes", () => {
  test("a writer waits for it, and the event loop goes on", async () => {
    const place = await freshPlace();
    const record = await openPlace(place);
    const other = otherProcess(place, "hold", "1000");
    expect(await other.said).toBe("held");
    const began = performance.now();
    const stopped = await longestStop(() =>
      record.tx(async (db) => {
        await db.insert(setting).values({ key: "zone", value: "UTC" });
      }),
    );
    expect(performance.now() - began).toBeGreaterThan(600);
    expect(stopped).toBeLessThan(400);
    expect(await record.db.$count(setting)).toBe(1);
    await other.ended;
    await record.close();
  });

  test("a writer whose patience is shorter is told so in words, and nothing is saved", async () => {
    const place = await freshPlace();
    await (await openPlace(place)).close();
    const other = otherProcess(place, "hold", "1000");
    await other.said;
    const engine = connectSqlite(join(place.dataDir, "debrief.sqlite"));
    const writing = writer(
      engine.writing,
      200,
    )(async (db) => {
      await db.insert(setting).values({ key: "zone", value: "UTC" });
    });
    await expect(writing).rejects.toThrow("The record was being written by others for 0.2 seconds. Nothing was saved; try again.");
    await other.ended;
    expect(await engine.db.$count(setting)).toBe(0);
    engine.close();
  });

  // Who is first is chance; a busy machine gets a second look.
  test("a writer gets its turn although another process writes without a pause", { retry: 2 }, async () => {
    const place = await freshPlace();
    const record = await openPlace(place);
    const other = otherProcess(place, "hog", "50", "120");
    await other.said;
    for (let n = 0; n < 5; n++) {
      await record.tx(async (db) => {
        await db.insert(setting).values({ key: `turn-${n}`, value: n });
      });
    }
    expect(await record.db.$count(setting)).toBe(5);
    await other.kill();
    await record.close();
  });
});

/** The longest time, in milliseconds, in which the event loop did nothing else during `work`. */
async function longestStop(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const beat = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(beat, 5);
  await work();
  beat();
  clearInterval(timer);
  return longest;
}
