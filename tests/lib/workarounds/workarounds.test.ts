import { beforeEach, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { getFailure } from "@/lib/failures/get-failure";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { ALL_INTERACTIONS } from "@/lib/interactions/which";
import { foldedWorkaround } from "@/lib/workarounds/workaround-text";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addFailure, june } from "@/tests/support/arrange-record";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

let workspace: Workspace;
beforeEach(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const failureId = await addFailure(db, "late");
    const texts = ["Call the depot", " call  the DEPOT ", "Call the depot", "Send a courier", "yes", null];
    for (const [index, workaround] of texts.entries()) {
      const interactionId = await addInteraction(db, { sourceId, externalId: `W-${index}`, contactedAt: june(index + 1), workaround });
      await db.insert(schema.interactionFailure).values({ interactionId, failureId });
    }
    // Of no failure: it is none of this failure's, and counts where none is asked for.
    await addInteraction(db, { sourceId, externalId: "W-9", contactedAt: june(9), workaround: "Call the depot" });
  });
  await workspace.facts.sync();
  return () => workspace.close();
});

const now = june(20);
const rowsOf = async (query: string) =>
  (await listInteractions(workspace, commandActor(), filtersOf(query), ALL_INTERACTIONS, { now })).count;

it("a failure's page counts workarounds whatever their case and spaces, and each opens as many rows", async () => {
  const found = await getFailure(workspace, commandActor(), "late", filtersOf(), { now });
  if (!found || "mergedInto" in found) throw new Error("there is no such failure");
  const { texts, ...counts } = found.workarounds;
  expect(counts).toEqual({ documented: 5, interactions: 6, more: 0, readAtMost: null });
  expect(texts.map(({ folded, interactions }) => [folded, interactions])).toEqual([
    ["call the depot", 3],
    ["send a courier", 1],
  ]);
  expect(await rowsOf("failure=late&workaround=yes")).toBe(5);
  expect(await rowsOf("failure=late&workaround=unknown")).toBe(1);
  expect(await rowsOf("failure=late&workaround=call+the+depot")).toBe(3);
  expect(await rowsOf("workaround=call+the+depot")).toBe(4);
  expect(await rowsOf("workaround=call+the+depot&workaround=send+a+courier")).toBe(5);
  expect(await rowsOf("workaround=nobody+wrote+this")).toBe(0);
});

it("of a period only its own interactions count", async () => {
  const filters = filtersOf("period=custom&from=2026-06-02&to=2026-06-04");
  const found = await getFailure(workspace, commandActor(), "late", filters, { now });
  if (!found || "mergedInto" in found) throw new Error("there is no such failure");
  expect(found.workarounds).toMatchObject({ documented: 2, interactions: 2, texts: [{ folded: "call the depot", interactions: 2 }] });
  expect(await rowsOf("failure=late&workaround=call+the+depot&period=custom&from=2026-06-02&to=2026-06-04")).toBe(2);
});

it("a text that says only that there was one is no workaround of its own, and a long one is known by its beginning", () => {
  expect(foldedWorkaround(" YES ")).toBeNull();
  expect(foldedWorkaround("  ")).toBeNull();
  expect(foldedWorkaround("é".repeat(150))).toBe("é".repeat(100));
});
