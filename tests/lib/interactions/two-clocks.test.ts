import { beforeAll, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { makeCalendar } from "@/lib/calendars/calendars";
import { readInteraction } from "@/lib/interactions/read-interaction";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addPromise } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

// Friday 27 March 2026, 16:00 in Berlin; Monday 10:30, after the change to summer time.
const FRIDAY = Date.UTC(2026, 2, 27, 15);
const MONDAY = Date.UTC(2026, 2, 30, 8, 30);
let workspace: Workspace;
let id: number;
beforeAll(async () => {
  workspace = await freshWorkspace();
  id = await workspace.record.tx(async (db) => {
    const interactionId = await addInteraction(db, { sourceId: await addSource(db), externalId: "T-1", contactedAt: FRIDAY });
    await addPromise(db, { interactionId, madeAt: FRIDAY, firstDueAt: MONDAY, doneAt: MONDAY });
    await addPromise(db, { interactionId, madeAt: FRIDAY, firstDueAt: MONDAY, doneAt: MONDAY, doneDay: 20_542 });
    await addPromise(db, { interactionId, madeAt: FRIDAY, firstDueAt: MONDAY });
    await db.insert(schema.interactionEvent).values({ interactionId, kind: "resolved", at: MONDAY + 60_000 });
    return interactionId;
  });
  await workspace.facts.sync();
  return () => workspace.close();
});

const took = async () => [...((await readInteraction(workspace, commandActor(), id, { now: MONDAY + 3_600_000 }))?.took.values() ?? [])];

it("tells elapsed time alone while no calendar is kept, and nothing where only a day is known", async () => {
  expect(await took()).toEqual([
    { kind: "promise", elapsed: 65.5 * 60, business: null },
    { kind: "resolution", elapsed: 65.5 * 60 + 1, business: null },
  ]);
});

it("tells business hours beside it once one is", async () => {
  const day: [number, number][] = [[540, 1020]];
  const hours = [day, day, day, day, day, [], []];
  await makeCalendar(workspace.record, ownerActor(), { name: "Berlin", zone: "Europe/Berlin", hours }, MONDAY);
  expect(await took()).toEqual([
    { kind: "promise", elapsed: 65.5 * 60, business: 150 },
    { kind: "resolution", elapsed: 65.5 * 60 + 1, business: 151 },
  ]);
});
