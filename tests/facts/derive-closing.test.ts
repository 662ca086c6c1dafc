import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { HOUR, JAN_1, openDesk } from "@/tests/facts/desk";

const desk = await openDesk();
const { one, change, commend, events, rows, row, column, write } = desk;
beforeEach(desk.clear);

describe("closings", () => {
  test("one a closing event, each until the next; the interaction's own date is then not asked", async () => {
    const id = await one({ closedAt: JAN_1 + HOUR });
    await events(id, [
      ["closed", 8],
      ["closed", 3],
    ]);

    expect(await rows(sql`select closed_at, next_closed_at from fact_closing order by closed_at`)).toEqual([
      { closed_at: JAN_1 + 3 * HOUR, next_closed_at: JAN_1 + 8 * HOUR },
      { closed_at: JAN_1 + 8 * HOUR, next_closed_at: null },
    ]);
    expect(await column(sql`select closed_at as v from fact_interaction`)).toEqual([JAN_1 + 8 * HOUR]);
  });

  test("without an event the interaction's own date is its closing", async () => {
    await one({ closedAt: JAN_1 + HOUR });

    expect(await rows(sql`select closed_at, next_closed_at from fact_closing`)).toEqual([
      { closed_at: JAN_1 + HOUR, next_closed_at: null },
    ]);
  });

  test("a closing before the contact is no closing, but stays on the interaction", async () => {
    await one({ closedAt: JAN_1 - 1 });

    expect(await rows(sql`select * from fact_closing`)).toEqual([]);
    expect(await column(sql`select closed_at as v from fact_interaction`)).toEqual([JAN_1 - 1]);
  });

  test("a closing of which only the day is known may be of the contact's own day", async () => {
    await one({ contactedAt: JAN_1 + 15 * HOUR, closedAt: JAN_1, closedDay: 20_454 });
    await one({ contactedAt: JAN_1 + 25 * HOUR, closedAt: JAN_1, closedDay: 20_454 });

    expect(await rows(sql`select contacted_at, closed_at, closed_day from fact_closing`)).toEqual([
      { contacted_at: JAN_1 + 15 * HOUR, closed_at: JAN_1 + 15 * HOUR, closed_day: 20_454 },
    ]);
  });
});

describe("commendations", () => {
  const praise = sql`select commended_at, solicited_commended_at, unsolicited_commended_at from fact_closing where interaction_id = (select min(interaction_id) from fact_interaction)`;

  test("the first verified one at or after the contact, split by whether it was asked for", async () => {
    const id = await one({ closedAt: JAN_1 + HOUR });
    await commend(id, { receivedAt: JAN_1 - 1 });
    await commend(id, { receivedAt: JAN_1 + HOUR, isVerified: false });
    await commend(id, { receivedAt: JAN_1 + 4 * HOUR, wasSolicited: true });
    await commend(id, { receivedAt: JAN_1 + 6 * HOUR, wasSolicited: false });
    await commend(id, { receivedAt: JAN_1 + 3 * HOUR });

    expect(await row(praise)).toEqual({
      commended_at: JAN_1 + 3 * HOUR,
      solicited_commended_at: JAN_1 + 4 * HOUR,
      unsolicited_commended_at: JAN_1 + 6 * HOUR,
    });
    expect(await rows(sql`select verified, solicited from fact_commendation order by received_at`)).toEqual([
      { verified: 1, solicited: null },
      { verified: 0, solicited: null },
      { verified: 1, solicited: null },
      { verified: 1, solicited: 1 },
      { verified: 1, solicited: 0 },
    ]);
  });

  test("one of a follow-up counts for the first interaction of the case too, as long as the follow-up is live and its own", async () => {
    const first = await one({ closedAt: JAN_1 + HOUR });
    const followUp = await one({ followUpOfId: first });
    const commended = async () => (await row(praise)).commended_at;
    await commend(followUp, { receivedAt: JAN_1 + 5 * HOUR });
    expect(await commended()).toBe(JAN_1 + 5 * HOUR);

    await change(followUp, { status: "spam" });
    expect(await commended()).toBeNull();
    await change(followUp, { status: "live" });
    expect(await commended()).toBe(JAN_1 + 5 * HOUR);
    await change(followUp, { followUpOfId: null });
    expect(await commended()).toBeNull();
    await change(followUp, { followUpOfId: first });
    await write(async (db) => {
      await db.delete(schema.commendation);
    });
    expect(await commended()).toBeNull();
  });

  test("one of which only the day is known may be of the contact's own day", async () => {
    const id = await one({ contactedAt: JAN_1 + 15 * HOUR, closedAt: JAN_1 + 16 * HOUR });
    await commend(id, { receivedAt: JAN_1, receivedDay: 20_454 });

    expect((await row(praise)).commended_at).toBe(JAN_1 + 15 * HOUR);
  });
});
