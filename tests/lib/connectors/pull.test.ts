import { existsSync, readFileSync } from "node:fs";
import { asc, count, eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import type { RecordStore } from "@/db/client";
import { takeLock } from "@/db/process-lock";
import { connector, connectorRun, interaction } from "@/db/schema";
import { getConnector } from "@/lib/connectors/connectors";
import { connectorLock } from "@/lib/connectors/pull";
import { listRuns } from "@/lib/connectors/runs";
import { allowPrivate, connected, NOW } from "@/tests/support/connected-desk";
import { answers, breaksOff, refuses } from "@/tests/support/fake-desk";

const [first = "", second = "", third = ""] = [1, 2, 3].map((n) =>
  readFileSync(`tests/fixtures/vendors/zendesk-incremental-${n}.json`, "utf8"),
);
const WHOLE = { pages: 3, rows: 9, created: 6, changed: 2, unchanged: 0, rejected: 1 };

allowPrivate();

const summaries = async (record: RecordStore) =>
  (
    await record.db
      .select({ id: interaction.externalId, summary: interaction.summary, status: interaction.status })
      .from(interaction)
      .orderBy(asc(interaction.externalId))
  ).map(({ id, summary, status }) => `${id} ${status === "live" ? summary : status}`);

const SIX = [
  "101 Parcel is late",
  "102 Refund is missing",
  "103 Lamp does not light",
  "104 deleted",
  "105 Invoice is wrong",
  "106 Key does not fit",
];

describe("Zendesk", () => {
  test("is asked page by page until its end, at most ten times a minute", async () => {
    const { desk, record, id, code, waiting, run } = await connected([first, second, third].map((page) => answers(page)));
    expect(await run()).toMatchObject(WHOLE);
    expect(desk.asked.map(({ path }) => path)).toEqual([
      "/api/v2/incremental/tickets/cursor.json?start_time=1&include=metric_sets",
      "/api/v2/incremental/tickets/cursor.json?cursor=cGFnZS0y&include=metric_sets",
      "/api/v2/incremental/tickets/cursor.json?cursor=cGFnZS0z&include=metric_sets",
    ]);
    // robin@example.com/token:t0ken
    expect(desk.asked[0]?.authorization).toBe("Basic cm9iaW5AZXhhbXBsZS5jb20vdG9rZW46dDBrZW4=");
    expect(waiting.slept).toEqual([6_100, 6_100]);
    expect(await summaries(record)).toEqual(SIX);
    const [row] = await record.db.select().from(connector).where(eq(connector.id, id));
    expect([row?.cursor, row?.nextRunAt]).toEqual([{ cursor: "cGFnZS00" }, NOW + 12_200 + 15 * 60_000]);
    expect(row?.credentials).not.toContain("t0ken");
    expect(JSON.stringify(await getConnector(record.db, code))).not.toContain("t0ken");
    expect(await listRuns(record.db, id, 5)).toMatchObject([
      { ...WHOLE, error: null, finishedAt: NOW + 12_200, problems: [{ id: "107", code: "bad_date", field: "created_at" }] },
    ]);
  });

  test("is asked the next time for what has changed since, and nothing comes twice", async () => {
    const { desk, record, run } = await connected([...[first, second, third].map((page) => answers(page)), answers(third)]);
    await run();
    expect(await run()).toMatchObject({ pages: 1, rows: 2, created: 0, changed: 0, unchanged: 1, rejected: 1 });
    expect(desk.asked.at(-1)?.path).toBe("/api/v2/incremental/tickets/cursor.json?cursor=cGFnZS00&include=metric_sets");
    expect(await summaries(record)).toEqual(SIX);
  });

  test("has its way when it wants to be left alone, said in seconds or as a date", async () => {
    const until = new Date(NOW + 40_000).toUTCString();
    const { record, waiting, run } = await connected([
      refuses(429, { "retry-after": "17" }),
      answers(first),
      refuses(503, { "retry-after": until }),
      answers(second),
      answers(third),
    ]);
    expect(await run()).toMatchObject(WHOLE);
    // 17 s; the gap; what is left until 40 s after the beginning; the gap.
    expect(waiting.slept).toEqual([17_000, 6_100, 16_900, 6_100]);
    expect(await summaries(record)).toEqual(SIX);
  });

  test("is asked again after an error, a lost connection and a garbled answer, each time later", async () => {
    const { record, waiting, run } = await connected([
      answers(first),
      refuses(500),
      breaksOff(second),
      answers("<html>maintenance</html>"),
      answers(second),
      answers(third),
    ]);
    expect(await run()).toMatchObject(WHOLE);
    expect(waiting.slept).toEqual([6_100, 1_000, 2_000, 4_000, 6_100]);
    expect(await summaries(record)).toEqual(SIX);
  });

  test("that stays broken ends the run; the next one goes on where it ended", async () => {
    const { desk, record, id, run } = await connected([
      answers(first),
      ...Array.from({ length: 6 }, () => refuses(500)),
      answers(second),
      answers(third),
    ]);
    await expect(run()).rejects.toThrow("Zendesk could not be read 6 times in a row: it answered 500.");
    expect((await summaries(record)).map((line) => line.slice(0, 3))).toEqual(["101", "102", "103", "104"]);
    expect(await run()).toMatchObject({ pages: 2, rows: 5, created: 2, changed: 2, rejected: 1 });
    expect(desk.asked.filter(({ path }) => path.includes("start_time"))).toHaveLength(1);
    expect(await summaries(record)).toEqual(SIX);
    expect((await listRuns(record.db, id, 5)).map(({ error, pages }) => [error, pages])).toEqual([
      [null, 2],
      ["Zendesk could not be read 6 times in a row: it answered 500.", 1],
    ]);
  });

  test("that wants a long rest is not waited for: the next run begins after it", async () => {
    const { record, id, waiting, run } = await connected([refuses(429, { "retry-after": "3600" })]);
    await expect(run()).rejects.toThrow("Zendesk wants not to be asked for 60 minutes: it answered 429.");
    expect(waiting.slept).toEqual([]);
    const [row] = await record.db.select({ at: connector.nextRunAt }).from(connector).where(eq(connector.id, id));
    expect(row?.at).toBe(NOW + 3_600_000);
  });

  test.each([
    [401, {}, /does not accept the credentials \(401\)/],
    [403, {}, /does not accept the credentials \(403\)/],
    [302, { location: "http://127.0.0.1:1/elsewhere" }, /sends to another address \(127\.0\.0\.1:1\), which is not followed/],
    [404, {}, /answered 404\. Is the address that of the help desk\?/],
  ])("that says %i is not asked again", async (status, headers, message) => {
    const { desk, run, record } = await connected([refuses(status, headers)]);
    await expect(run()).rejects.toThrow(message);
    expect(desk.asked).toHaveLength(1);
    expect(await summaries(record)).toEqual([]);
  });

  test("that sends more than it may is not read", async () => {
    vi.stubEnv("CONNECTOR_MAX_BYTES", "2000");
    const { desk, run, record } = await connected([answers(first)]);
    await expect(run()).rejects.toThrow("its answer is larger than 2000 bytes (CONNECTOR_MAX_BYTES)");
    expect([desk.asked.length, await summaries(record)]).toEqual([1, []]);
  });

  test("is left alone for a minute when few requests are left", async () => {
    const few = { "x-rate-limit": "700", "x-rate-limit-remaining": "69" };
    const { waiting, run } = await connected([answers(first, few), answers(second), answers(third)]);
    await run();
    expect(waiting.slept).toEqual([60_000, 6_100]);
  });
});

describe("a run", () => {
  test("is the only one of its connector, and one that died is gone on with", async () => {
    const { record, id, run } = await connected([first, second, third].map((page) => answers(page)));
    const lock = takeLock(connectorLock(record.dataDir, id));
    await expect(run()).rejects.toThrow("It is being fetched right now");
    lock?.release();
    await record.tx(async (db) => {
      await db.insert(connectorRun).values({ connectorId: id, startedAt: NOW - 1000, pages: 1 });
    });
    await run();
    expect((await listRuns(record.db, id, 5)).map(({ error }) => error?.slice(0, 17) ?? null)).toEqual([null, "Its process ended"]);
  });

  test("writes a page and the place of the next one together, or neither", async () => {
    const { record, id, run } = await connected([
      answers(first),
      answers({ tickets: [{ id: 1, what: "is this" }], after_cursor: "x", end_of_stream: true }),
    ]);
    await expect(run()).rejects.toThrow();
    const [row] = await record.db.select({ cursor: connector.cursor }).from(connector).where(eq(connector.id, id));
    expect(row?.cursor).toEqual({ cursor: "cGFnZS0y" });
    const [rows] = await record.db.select({ n: count() }).from(interaction);
    expect(rows?.n).toBe(4);
  });
});

const RECORDED = "../shared/fixtures/zendesk/raw_zenpy_TicketsIncrementalTest.test_get_values.json";

test.skipIf(!existsSync(RECORDED))("what Zendesk was recorded to answer comes in whole", async () => {
  const recorded = JSON.parse(readFileSync(RECORDED, "utf8"));
  const { record, run } = await connected([answers(recorded[3].body), answers(recorded[1].body)]);
  expect(await run()).toMatchObject({ pages: 2, rows: 88, created: 87, unchanged: 1, rejected: 0 });
  const rows = await record.db
    .select({ status: interaction.status, n: count() })
    .from(interaction)
    .groupBy(interaction.status)
    .orderBy(interaction.status);
  expect(rows).toEqual([
    { status: "deleted", n: 1 },
    { status: "live", n: 86 },
  ]);
});
