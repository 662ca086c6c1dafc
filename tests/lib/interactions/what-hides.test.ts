import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { isDocumented } from "@/lib/documented";
import { whatHidesMost } from "@/lib/interactions/what-hides";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addPromise, addTeam, june } from "@/tests/support/arrange-record";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

let workspace: Workspace;
beforeAll(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const [north, south] = [await addTeam(db, "north"), await addTeam(db, "south")];
    await db.insert(schema.channel).values([
      { code: "phone", name: "phone" },
      { code: "chat", name: "chat" },
    ]);
    const add = (externalId: string, teamId: number, channelId: number) =>
      addInteraction(db, { sourceId, externalId, teamId, channelId, contactedAt: june(1) });
    // North by phone twice, South by phone once, South by chat three times; nobody in the North chats.
    const first = await add("1", north, 1);
    await add("2", north, 1);
    await add("3", south, 1);
    for (const id of ["4", "5", "6"]) await add(id, south, 2);
    await addPromise(db, { interactionId: first, firstDueAt: june(3) });
  });
  await workspace.facts.sync();
});
afterAll(() => workspace.close());

const NOW = june(20);
const hides = async (query: string, promises = false) => {
  const found = await whatHidesMost(workspace, commandActor(), filtersOf(query), {
    now: NOW,
    ...(promises ? { which: { kind: "drill", metric: "follow-through", part: "cohort" } as const } : {}),
  });
  return found && [found.field, found.count, found.unit];
};

describe("where nothing is shown", () => {
  it("the filter that hides most is named, with how many there are without it", async () => {
    expect(await hides("team=north&channel=chat")).toEqual(["team", 3, "interaction"]);
    expect(await hides("team=north&channel=phone&from=2025-01-01&to=2025-02-01")).toEqual(["period", 2, "interaction"]);
    expect(await hides("difficult=no&team=south")).toEqual(["difficult", 4, "interaction"]);
  });

  it("what is counted is what the page lists", async () => {
    expect(await hides("team=south&channel=phone", true)).toEqual(["team", 1, "promise"]);
  });

  it("none is named when two of them hide it together, or none is in force", async () => {
    expect(await hides("team=north&channel=chat&from=2025-01-01&to=2025-02-01")).toBeNull();
    expect(await hides("")).toBeNull();
  });
});

describe("what is documented at all", () => {
  it("is told apart from what is not, whatever the filters", async () => {
    const kinds = ["promise", "failure", "commendation", "cause"] as const;
    const found = await Promise.all(kinds.map((kind) => isDocumented(workspace, commandActor(), kind)));
    expect(found).toEqual([true, false, false, false]);
  });
});
