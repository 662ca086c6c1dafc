import { count, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { connector, interaction } from "@/db/schema";
import { allowPrivate, connected } from "@/tests/support/connected-desk";
import { answers } from "@/tests/support/fake-desk";

allowPrivate();

describe("Freshdesk", () => {
  const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second)).toISOString().replace(".000", "");
  const ticket = (id: number, second: number) => ({
    id,
    created_at: "2026-03-01T08:00:00Z",
    updated_at: at(second),
    subject: `Ticket ${id}`,
    status: 2,
    priority: 1,
    source: 1,
    requester_id: 7,
    responder_id: 8,
    requester: { id: 7, email: "robin@example.com" },
    stats: { resolved_at: null },
  });
  const tickets = (from: number, to: number, second: (id: number) => number) =>
    Array.from({ length: to - from + 1 }, (_, n) => ticket(from + n, second(from + n)));
  const query = (path: string) => {
    const params = new URL(path, "http://x").searchParams;
    return [params.get("updated_since"), params.get("page")];
  };

  test("is asked from the time on at which the page before ended; within one second by number", async () => {
    const { desk, record, run } = await connected(
      [
        answers(tickets(1, 100, (id) => Math.floor(id / 10))),
        answers(tickets(90, 189, () => 9)),
        answers(tickets(190, 289, () => 10)),
        answers(tickets(285, 300, (id) => id - 275)),
      ],
      "freshdesk",
    );
    expect(await run()).toMatchObject({ pages: 4, rows: 316, created: 300, rejected: 0 });
    expect(desk.asked.map(({ path }) => query(path))).toEqual([
      ["2010-01-01T00:00:00Z", "1"],
      // 100 was the last, at second 10.
      [at(9), "1"],
      // All of that page are of second 9, so its second page.
      [at(9), "2"],
      [at(9), "3"],
    ]);
    // t0ken:X
    expect(desk.asked[0]?.authorization).toBe("Basic dDBrZW46WA==");
    expect(desk.asked[0]?.path).toContain("order_by=updated_at&order_type=asc&per_page=100&page=1&include=stats%2Crequester");
    const [rows] = await record.db.select({ n: count() }).from(interaction);
    expect(rows?.n).toBe(300);
    expect(JSON.stringify(await record.db.select().from(interaction))).not.toContain("robin@");
    const [row] = await record.db.select({ cursor: connector.cursor }).from(connector);
    expect(row?.cursor).toEqual({ updatedSince: at(24), page: 1 });
  });

  test("rests for a minute when it says that few requests are left", async () => {
    const few = { "x-ratelimit-total": "50", "x-ratelimit-remaining": "5" };
    const { waiting, run } = await connected(
      [
        answers(
          tickets(1, 100, () => 1),
          few,
        ),
        answers([]),
      ],
      "freshdesk",
    );
    expect(await run()).toMatchObject({ pages: 2, rows: 100 });
    expect(waiting.slept).toEqual([60_000]);
  });

  test("is not asked for pages that it does not have", async () => {
    const page = answers(tickets(1, 100, () => 1));
    const { desk, record, id, run } = await connected([page], "freshdesk");
    await record.tx(async (db) => {
      await db
        .update(connector)
        .set({ cursor: { updatedSince: at(0), page: 300 } })
        .where(eq(connector.id, id));
    });
    await expect(run()).rejects.toThrow(/more than 30000 tickets have changed in the same second/);
    expect(new Set(desk.asked.map(({ path }) => query(path)[1]))).toEqual(new Set(["300"]));
  });
});
