import { beforeEach, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { getFailure } from "@/lib/failures/get-failure";
import { listFailures } from "@/lib/failures/list-failures";
import { readHandling } from "@/lib/handling/read-handling";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { ALL_INTERACTIONS } from "@/lib/interactions/which";
import { runMetric } from "@/lib/metrics/run";
import { changeTeam } from "@/lib/procedures/change-procedure";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addFailure, addPromise, addTeam, june } from "@/tests/support/arrange-record";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const now = june(20);
let workspace: Workspace;
beforeEach(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const [support, ledger, stock] = [await addTeam(db, "support"), await addTeam(db, "ledger"), await addTeam(db, "stock")];
    const [late, lost] = [await addFailure(db, "late"), await addFailure(db, "lost")];
    const waits = [
      [support, ledger, 90, [late]],
      [support, ledger, 30, [late, lost]],
      [support, ledger, null, []],
      [support, stock, 60, []],
      [null, ledger, 10, [lost]],
      [support, null, 500, [late]],
    ] as const;
    for (const [index, [teamId, waitingOnTeamId, waitingOnMinutes, failures]] of waits.entries()) {
      const at = { contactedAt: june(index + 1), externalId: `Q-${index}`, sourceId };
      const interactionId = await addInteraction(db, { ...at, teamId, waitingOnTeamId, waitingOnMinutes });
      for (const failureId of failures) await db.insert(schema.interactionFailure).values({ interactionId, failureId });
      if (index < 2) await addPromise(db, { interactionId, firstDueAt: june(10) });
    }
  });
  await workspace.facts.sync();
  return () => workspace.close();
});

const waitsOf = async (query = "") => (await readHandling(workspace, commandActor(), filtersOf(query), { now })).waits;

it("adds up hours lost by who handled it and what it waited on, and says for how many they are known", async () => {
  const { teams, on, cells } = await waitsOf();
  expect(teams.map(({ code }) => code)).toEqual(["support", "unknown"]);
  expect(on.map(({ code, minutes, minutesKnown, interactions }) => [code, minutes, minutesKnown, interactions])).toEqual([
    ["ledger", 130, 3, 4],
    ["stock", 60, 1, 1],
  ]);
  expect(cells).toEqual([
    { team: "unknown", on: "ledger", minutes: 10, minutesKnown: 1, interactions: 1, failures: 1 },
    { team: "support", on: "ledger", minutes: 120, minutesKnown: 2, interactions: 3, failures: 2 },
    { team: "support", on: "stock", minutes: 60, minutesKnown: 1, interactions: 1, failures: 0 },
  ]);
});

it("every cell opens as many interactions and failures", async () => {
  const { cells } = await waitsOf();
  for (const { team, on, interactions, failures } of cells) {
    const filters = filtersOf(`team=${team}&waitingOn=${on}`);
    expect((await listInteractions(workspace, commandActor(), filters, ALL_INTERACTIONS, { now })).count).toBe(interactions);
    expect((await listFailures(workspace, commandActor(), filters, { now })).rows.length).toBe(failures);
  }
});

it("what was waited on narrows numbers that are not counted over interactions, too", async () => {
  const promises = async (query: string) =>
    (await runMetric(workspace, commandActor(), "follow-through", filtersOf(query), { now, grain: "none" })).total.denominator;
  expect(await promises("waitingOn=ledger")).toBe(2);
  expect(await promises("waitingOn=stock")).toBe(0);
  expect((await waitsOf("waitingOn=stock")).cells.map(({ on }) => on)).toEqual(["stock"]);
});

it("a failure says what its own interactions waited on", async () => {
  const found = await getFailure(workspace, commandActor(), "late", filtersOf(), { now });
  if (!found || "mergedInto" in found) throw new Error("there is no such failure");
  expect(found.waits.map(({ code, minutes, interactions }) => [code, minutes, interactions])).toEqual([["ledger", 120, 2]]);
  const rows = filtersOf("failure=late&waitingOn=ledger");
  expect((await listInteractions(workspace, commandActor(), rows, ALL_INTERACTIONS, { now })).count).toBe(2);
});

it("what is waited on can be called a system, and a team that does not exist cannot", async () => {
  await changeTeam(workspace.record, commandActor(), "ledger", { isSystem: true });
  expect((await waitsOf()).on.map(({ code, isSystem }) => [code, isSystem])).toEqual([
    ["ledger", true],
    ["stock", false],
  ]);
  await expect(changeTeam(workspace.record, commandActor(), "nobody", { isSystem: true })).rejects.toThrow('there is no team "nobody"');
});
