import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { findNamed } from "@/lib/find/find-named";
import { bestMatches, fitOf } from "@/lib/find/matches";
import type { Workspace } from "@/lib/workspace";
import { addFailure, addTeam } from "@/tests/support/arrange-record";
import { freshWorkspace } from "@/tests/support/workspace";

describe("a name fits", () => {
  it("in any case, with or without accents, when it holds every word", () => {
    expect(fitOf("reclamacao", "Reclamação sem resposta")).toBe(3);
    expect(fitOf("SEM recla", "Reclamação sem resposta")).toBe(2.5);
    expect(fitOf("sem fim", "Reclamação sem resposta")).toBeNull();
  });

  it("best at its beginning, then at a word, then inside one; equals keep their order", () => {
    const names = ["Prefund", "Late refund", "Refund waits", "Early refund"];
    expect(bestMatches("refund", names, (name) => name, 3)).toEqual(["Refund waits", "Late refund", "Early refund"]);
  });
});

describe("the record is found by name", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await freshWorkspace();
    await workspace.record.tx(async (db) => {
      const survivor = await addFailure(db, "refund-waits", { title: "Refund waits for a second approval" });
      await addFailure(db, "refund-stuck", { title: "Refund stuck", mergedIntoId: survivor });
      await addTeam(db, "refunds-100%");
      await addTeam(db, "support");
      await db.insert(schema.cause).values({ axis: "topic", code: "refund", name: "Refund not received" });
      await db
        .insert(schema.savedView)
        .values({ code: "weekly", name: "Weekly refunds", path: "/causes", query: "period=7d&team=support", createdAt: 0 });
    });
  });
  afterAll(() => workspace.close());
  const find = (words: string) => findNamed(workspace, commandActor(), words);

  it("with what each needs to be shown and opened, merged failures left out", async () => {
    expect(await find("REFUND")).toEqual({
      failures: [{ code: "refund-waits", name: "Refund waits for a second approval", procedure: "Procedure of refund-waits" }],
      procedures: [
        { code: "procedure-of-refund-stuck", name: "Procedure of refund-stuck" },
        { code: "procedure-of-refund-waits", name: "Procedure of refund-waits" },
      ],
      causes: [{ code: "refund", name: "Refund not received", axis: "topic" }],
      teams: [{ code: "refunds-100%", name: "refunds-100%" }],
      views: [{ name: "Weekly refunds", path: "/causes", query: "period=7d&team=support" }],
    });
  });

  it("and signs in the words are signs, not patterns", async () => {
    expect((await find("0%")).teams.map((team) => team.code)).toEqual(["refunds-100%"]);
    expect((await find("%")).failures).toEqual([]);
  });

  it("without words: the saved views alone", async () => {
    const { views, ...rest } = await find("  ");
    expect(views.map((view) => view.name)).toEqual(["Weekly refunds"]);
    expect(Object.values(rest).flat()).toEqual([]);
  });
});
