import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { DAY, HOUR, JAN_1, openDesk } from "@/tests/facts/desk";

const desk = await openDesk();
const { one, promise, rows, column, write } = desk;
beforeEach(desk.clear);

describe("promises", () => {
  test("keep the first date and who promised, the interaction's team and procedure where the promise names none", async () => {
    const id = await one({ teamId: 1, procedureId: 2 });
    await promise(id, {
      kind: "refund",
      teamId: 3,
      procedureId: 1,
      madeAt: JAN_1 + 1,
      firstDueAt: JAN_1 + DAY,
      dueAt: JAN_1 + 3 * DAY,
      firstDueDay: 20_454,
      doneAt: JAN_1 + 2 * DAY,
    });
    await promise(id, {
      kind: "other",
      madeAt: JAN_1 + 2,
      firstDueAt: JAN_1 + DAY,
      dueAt: JAN_1 + DAY,
      cancelledAt: JAN_1 + HOUR,
      cancelledBy: "duplicate",
    });

    expect(
      await rows(
        sql`select kind, promise_team, promise_procedure, made_at, first_due_at, first_due_day, due_at, agreed_due_at, done_at, cancelled_at, cancelled_by from fact_promise order by promise_id`,
      ),
    ).toEqual([
      {
        kind: 5,
        promise_team: 3,
        promise_procedure: 1,
        made_at: JAN_1 + 1,
        first_due_at: JAN_1 + DAY,
        first_due_day: 20_454,
        due_at: JAN_1 + 3 * DAY,
        agreed_due_at: JAN_1 + DAY,
        done_at: JAN_1 + 2 * DAY,
        cancelled_at: null,
        cancelled_by: 0,
      },
      {
        kind: 7,
        promise_team: 1,
        promise_procedure: 2,
        made_at: JAN_1 + 2,
        first_due_at: JAN_1 + DAY,
        first_due_day: null,
        due_at: JAN_1 + DAY,
        agreed_due_at: JAN_1 + DAY,
        done_at: null,
        cancelled_at: JAN_1 + HOUR,
        cancelled_by: 3,
      },
    ]);
    expect(await column(sql`select promise_count as v from fact_interaction`)).toEqual([2]);
  });

  test.each([
    ["an agreement in time moves it", [[1, 2, true]], 2],
    ["an agreement at the last moment still does", [[2, 5, true]], 5, 2],
    ["an agreement after the date had passed does not", [[2, 5, true]], 1],
    ["a date the customer did not agree to does not", [[0, 5, false]], 1],
    ["a date of which nobody knows whether the customer agreed does not", [[0, 5, null]], 1],
    [
      "agreements follow one another as long as each came in time",
      [
        [1, 3, true],
        [2, 4, true],
        [5, 9, true],
      ],
      4,
    ],
    [
      "in the order in which they were agreed",
      [
        [2, 4, true],
        [1, 3, true],
      ],
      4,
    ],
  ] satisfies [string, [number, number, boolean | null][], number, number?][])(
    "the last date agreed in time: %s",
    async (_, dates, expected, firstDue = 1) => {
      const id = await one({});
      await promise(id, { kind: "callback", madeAt: JAN_1, firstDueAt: JAN_1 + firstDue * DAY, dueAt: JAN_1 + firstDue * DAY });
      await write(async (db) => {
        const [made] = await db.select().from(schema.promise);
        for (const [agreed, due, byCustomer] of dates)
          await db
            .insert(schema.promiseDate)
            .values({ promiseId: made!.id, agreedAt: JAN_1 + agreed * DAY, dueAt: JAN_1 + due * DAY, byCustomer });
      });

      expect(await column(sql`select agreed_due_at as v from fact_promise`)).toEqual([JAN_1 + expected * DAY]);
    },
  );
});
