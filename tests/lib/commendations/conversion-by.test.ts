import { expect, test } from "vitest";
import { lostByOutcome } from "@/lib/commendations/funnel";
import { readCommendations } from "@/lib/commendations/read-commendations";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { parseWhich } from "@/lib/interactions/which";
import { ownerActor } from "@/tests/support/signed-in";
import { variedWorkspace } from "@/tests/support/varied-workspace";
import { filtersOf } from "@/tests/support/workspace";

const actor = ownerActor();

test("every row opens exactly the interactions it counts, and what each stage loses adds up", async () => {
  const workspace = await variedWorkspace(120);
  await workspace.facts.sync();
  const filters = filtersOf();
  const now = Date.UTC(2026, 8, 1);
  const read = await readCommendations(workspace, actor, filters, { now });
  const open = async (address: Record<string, string>) => {
    const { which, notices } = parseWhich(address);
    expect(notices).toEqual([]);
    return (await listInteractions(workspace, actor, filters, which, { now })).count;
  };
  const { groups } = read.by;
  expect(groups.promises.length + groups.gesture.length + groups.steps.length).toBeGreaterThan(2);
  for (const row of [
    ...groups.promises,
    ...groups.gesture,
    ...groups.kind,
    ...groups.apology,
    ...groups.steps,
    ...groups.cause,
    ...groups.team,
  ]) {
    const address = { metric: "commendation-conversion", ...row.address };
    expect([row.label, await open({ ...address, part: "numerator" }), await open({ ...address, part: "denominator" })]).toEqual([
      row.label,
      row.x,
      row.n,
    ]);
  }
  const { denominator, numerator } = read.conversion.total;
  for (const disjoint of [groups.promises, groups.gesture, groups.apology]) {
    expect(disjoint.reduce((sum, { n }) => sum + n, 0)).toBe(denominator);
    expect(disjoint.reduce((sum, { x }) => sum + x, 0)).toBe(numerator);
  }
  const part = (...names: string[]) => read.path.parts.reduce((sum, each) => (names.includes(each.part) ? sum + each.count : sum), 0);
  expect(lostByOutcome(read).reduce((sum, { count }) => sum + count, 0)).toBe(part("unresolved", "commended-unresolved"));
  const { late, missed, open: notDue } = read.lostPromises;
  expect(late + missed).toBe(part("broken", "commended-broken"));
  expect(notDue).toBe(part("promise-open", "commended-promise-open"));
  for (const how of ["late", "missed", "open"] as const) {
    const unkept = "broken,commended-broken,promise-open,commended-promise-open";
    expect(await open({ metric: "commendation-path", part: unkept, having: `promises.${how}` })).toBe(read.lostPromises[how]);
  }
});

test("rows of fewer than five stand after those that are ranked", async () => {
  const workspace = await variedWorkspace(120);
  await workspace.facts.sync();
  const { by } = await readCommendations(workspace, actor, filtersOf(), { now: Date.UTC(2026, 8, 1) });
  for (const rows of [by.groups.cause, by.groups.apology, by.groups.team]) {
    const few = rows.map(({ isTooFew }) => isTooFew);
    expect(few).toEqual(few.toSorted((a, b) => Number(a) - Number(b)));
  }
  expect(by.teams.map(({ label }) => label)).toEqual(by.teams.map(({ label }) => label).toSorted((a, b) => a.localeCompare(b, "en")));
});
