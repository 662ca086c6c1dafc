import { asc, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { factFailure } from "@/db/facts/tables";
import { failure, failureActivity, interactionFailure, refusedLink } from "@/db/schema";
import { unlinkMany } from "@/lib/failures/link-many";
import { mergeFailures, unmergeFailure } from "@/lib/failures/merge-failures";
import { previewMerge } from "@/lib/failures/preview-merge";
import { mergeBack, splitFailure } from "@/lib/failures/split-failure";
import { NO_FILTERS } from "@/lib/filters";
import { readFailures } from "@/lib/interactions/detail-reads";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCustomers, addFailure, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

const NOW = june(30, 12);
const actor = ownerActor();

/** Four failures a to d, and an interaction on each day of June from the 1st: the failures it shows, and its customer of three. */
async function workspaceOf(days: { shows: string[]; customer: number }[]) {
  const workspace = await freshWorkspace();
  const ids = await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const customers = await addCustomers(db, 3);
    const failures = new Map<string, number>();
    for (const code of ["a", "b", "c", "d"]) failures.set(code, await addFailure(db, code));
    const made: number[] = [];
    for (const [index, { shows, customer }] of days.entries()) {
      const customerId = customers[customer] ?? null;
      const id = await addInteraction(db, { sourceId, externalId: `I${index}`, contactedAt: june(index + 1, 9), customerId });
      for (const code of shows) await db.insert(interactionFailure).values({ interactionId: id, failureId: failures.get(code) ?? 0 });
      made.push(id);
    }
    return made;
  });
  await workspace.facts.sync();
  return { workspace, ids };
}

const FOUR = [
  { shows: ["a"], customer: 0 },
  { shows: ["a", "b"], customer: 1 },
  { shows: ["b"], customer: 0 },
  { shows: ["b"], customer: 2 },
];

/** What links and refusals the record holds, without the ids that nobody sees. */
async function linksOf(db: Db) {
  const { interactionId, failureId, origin, linkRuleId, linkedAt } = interactionFailure;
  return {
    links: await db
      .select({ interactionId, failureId, origin, linkRuleId, linkedAt })
      .from(interactionFailure)
      .orderBy(asc(interactionId), asc(failureId)),
    refused: await db
      .select({ interactionId: refusedLink.interactionId, failureId: refusedLink.failureId, at: refusedLink.at })
      .from(refusedLink)
      .orderBy(asc(refusedLink.interactionId), asc(refusedLink.failureId)),
    merged: await db
      .select({ code: failure.code, into: failure.mergedIntoId })
      .from(failure)
      .where(sql`${failure.code} in ('a', 'b', 'c', 'd')`)
      .orderBy(asc(failure.code)),
  };
}

async function factsOf({ facts }: Workspace) {
  await facts.sync();
  return facts.read((reader) =>
    reader.all<{ id: number; failure: number }>(
      sql`select ${factFailure.interactionId} as id, ${factFailure.failure} as failure from ${factFailure} order by 1, 2`,
    ),
  );
}

describe("merging failures", () => {
  test("gives the set union of interactions and customers, the earliest first and the latest last contact", async () => {
    const { workspace } = await workspaceOf(FOUR);
    const preview = await previewMerge(workspace, actor, ["a", "b"], NO_FILTERS, { now: NOW });
    expect(preview).toMatchObject({
      failures: [
        { code: "a", interactions: 2, customers: 2, firstSeenAt: june(1, 9), lastSeenAt: june(2, 9) },
        { code: "b", interactions: 3, customers: 3, firstSeenAt: june(2, 9), lastSeenAt: june(4, 9) },
      ],
      together: { interactions: 4, customers: 3, firstSeenAt: june(1, 9), lastSeenAt: june(4, 9) },
      shared: 1,
    });
    await mergeFailures(workspace.record, actor, { into: "b", codes: ["a"] }, NOW);
    await workspace.facts.sync();
    const [merged] = (await previewMerge(workspace, actor, ["b"], NO_FILTERS, { now: NOW })).failures;
    expect(merged).toMatchObject(preview.together);
    await workspace.close();
  });

  test("is written into the activity of both, and taken back it leaves nothing", async () => {
    const { workspace, ids } = await workspaceOf(FOUR);
    const { db } = workspace.record;
    const before = { ...(await linksOf(db)), facts: await factsOf(workspace) };
    await mergeFailures(workspace.record, actor, { into: "b", codes: ["a"] }, NOW);
    expect((await readFailures(db, ids[0] ?? 0)).map((each) => each.code)).toEqual(["b"]);
    expect(await unmergeFailure(workspace.record, actor, "a", NOW)).toBe("b");
    expect({ ...(await linksOf(db)), facts: await factsOf(workspace) }).toEqual(before);
    const activity = await db.select({ kind: failureActivity.kind }).from(failureActivity).orderBy(asc(failureActivity.id));
    expect(activity.map((each) => each.kind)).toEqual(["merged", "merged", "unmerged", "unmerged"]);
    await workspace.close();
  });

  test("of a failure that others were merged into shows them all under the last name", async () => {
    const { workspace, ids } = await workspaceOf(FOUR);
    await mergeFailures(workspace.record, actor, { into: "b", codes: ["a"] }, NOW);
    await mergeFailures(workspace.record, actor, { into: "c", codes: ["b"] }, NOW);
    expect((await readFailures(workspace.record.db, ids[0] ?? 0)).map((each) => each.code)).toEqual(["c"]);
    await workspace.facts.sync();
    expect((await previewMerge(workspace, actor, ["c"], NO_FILTERS, { now: NOW })).together.interactions).toBe(4);
    await workspace.close();
  });

  test("refuses itself, what is merged already, a circle, and a name that is none", async () => {
    const { workspace } = await workspaceOf(FOUR);
    const merge = (into: string, codes: string[]) => mergeFailures(workspace.record, actor, { into, codes }, NOW);
    await expect(merge("a", ["a"])).rejects.toThrow('a failure cannot be merged into itself; leave "a" out of codes');
    await merge("b", ["a"]);
    await expect(merge("c", ["a"])).rejects.toThrow('"a" is merged already');
    await expect(merge("a", ["b"])).rejects.toThrow('into must be a failure that counts by itself; "a" is merged into another one');
    await expect(merge("b", ["x"])).rejects.toThrow('there is no failure "x"');
    await expect(unmergeFailure(workspace.record, actor, "c", NOW)).rejects.toThrow('"c" is not merged into another failure');
    await workspace.close();
  });
});

describe("splitting a failure", () => {
  const wanted = { title: "Refund late", procedure: "Refund", mode: "late" } as const;

  test("moves the chosen interactions to a new failure, and merged back the record is as it was", async () => {
    const { workspace, ids } = await workspaceOf(FOUR);
    const { record } = workspace;
    await unlinkMany(record, actor, "a", [ids[3] ?? 0, ids[1] ?? 0], june(29));
    await mergeFailures(record, actor, { into: "b", codes: ["a"] }, NOW);
    const before = { ...(await linksOf(record.db)), facts: await factsOf(workspace) };
    const made = await splitFailure(record, actor, "b", wanted, ids.slice(0, 2), NOW + 1);
    expect(made.moved).toBe(2);
    await workspace.facts.sync();
    const counts = (await previewMerge(workspace, actor, ["b", made.code], NO_FILTERS, { now: NOW })).failures;
    expect(counts.map((each) => each.interactions)).toEqual([2, 2]);
    expect(await mergeBack(record, actor, made.code, NOW + 2)).toBe("b");
    expect({ ...(await linksOf(record.db)), facts: await factsOf(workspace) }).toEqual(before);
    await workspace.close();
  });

  test("of an interaction that shows it under two names gives it one, and both back", async () => {
    const { workspace, ids } = await workspaceOf(FOUR);
    const { record } = workspace;
    await mergeFailures(record, actor, { into: "b", codes: ["a"] }, NOW);
    const before = await linksOf(record.db);
    const { code, moved } = await splitFailure(record, actor, "b", wanted, [ids[1] ?? 0], NOW + 1);
    expect(moved).toBe(1);
    expect((await readFailures(record.db, ids[1] ?? 0)).map((each) => each.code)).toEqual([code]);
    await mergeBack(record, actor, code, NOW + 2);
    expect(await linksOf(record.db)).toEqual(before);
    await workspace.close();
  });

  test("refuses interactions that do not show it, and a name that is taken", async () => {
    const { workspace, ids } = await workspaceOf(FOUR);
    const { record } = workspace;
    await expect(splitFailure(record, actor, "a", wanted, [ids[3] ?? 0], NOW)).rejects.toThrow("none of these interactions shows");
    await splitFailure(record, actor, "a", wanted, [ids[0] ?? 0], NOW);
    await expect(splitFailure(record, actor, "b", wanted, [ids[2] ?? 0], NOW)).rejects.toThrow("give another title");
    await workspace.close();
  });
});

test("whatever is merged and split, in whichever order, taking it back in reverse restores record and facts", async () => {
  const code = fc.constantFrom("a", "b", "c", "d");
  const deed = fc.oneof(
    fc.record({ kind: fc.constant("merge" as const), into: code, from: code }),
    fc.record({ kind: fc.constant("split" as const), of: code, rows: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 5 }) }),
  );
  const days = fc.array(fc.record({ shows: fc.uniqueArray(code, { maxLength: 3 }), customer: fc.nat(2) }), { minLength: 8, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(days, fc.array(deed, { minLength: 1, maxLength: 6 }), async (shown, deeds) => {
      const { workspace, ids } = await workspaceOf(shown);
      const { record } = workspace;
      const before = { ...(await linksOf(record.db)), facts: await factsOf(workspace) };
      const undo: (() => Promise<unknown>)[] = [];
      for (const [index, each] of deeds.entries()) {
        const now = NOW + index;
        try {
          if (each.kind === "merge") {
            await mergeFailures(record, actor, { into: each.into, codes: [each.from] }, now);
            undo.push(() => unmergeFailure(record, actor, each.from, now));
          } else {
            const rows = each.rows.map((row) => ids[row] ?? 0);
            const wanted = { title: `Part ${index}`, procedure: "Parts", mode: "late" } as const;
            const made = await splitFailure(record, actor, each.of, wanted, rows, now);
            undo.push(() => mergeBack(record, actor, made.code, now));
          }
        } catch (error) {
          expect(String(error)).toContain("BadFailureError");
        }
      }
      for (const back of undo.reverse()) await back();
      expect({ ...(await linksOf(record.db)), facts: await factsOf(workspace) }).toEqual(before);
      await workspace.close();
    }),
    { numRuns: 12 },
  );
}, 60_000);
