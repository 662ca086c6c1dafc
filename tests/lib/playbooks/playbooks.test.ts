import { expect, test } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { parseWhich } from "@/lib/interactions/which";
import { runMetric } from "@/lib/metrics/run";
import { addPlaybookVersion } from "@/lib/playbooks/change-playbooks";
import { compareVersions } from "@/lib/playbooks/compare-versions";
import { installBuiltInPlaybooks } from "@/lib/playbooks/install-built-in";
import { parseNewPlaybookVersion } from "@/lib/playbooks/playbook-requests";
import { getPlaybook, listPlaybooks } from "@/lib/playbooks/read-playbooks";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const actor = commandActor();
const now = Date.UTC(2026, 5, 20, 12);
const june = (day: number) => Date.UTC(2026, 5, day, 9);

/** Three days of observations: "Let the anger run out" yes 3, no 2, not applicable 1; "Interrupt" no 2, yes 1. */
async function observed() {
  const workspace = await freshWorkspace();
  await installBuiltInPlaybooks(workspace.record, 0);
  const seen = [
    ["Let the anger run out", "do", ["yes", "yes", "no", "not_applicable", "yes", "no"]],
    ["interrupt", "avoid", ["no", "no", "yes"]],
    ["Something of our own", "do", ["yes"]],
  ] as const;
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    for (const [step, polarity, how] of seen)
      for (const [at, each] of how.entries()) {
        const interactionId = await addInteraction(db, { sourceId, externalId: `${step} ${at}`, contactedAt: june(at < 3 ? 8 : 12) });
        await db.insert(schema.stepObservation).values({ interactionId, position: 1, step, polarity, observed: each });
      }
  });
  await workspace.facts.sync();
  return workspace;
}

test("a step's adherence is what was observed under its words, in any case, and opens those interactions", async () => {
  const workspace = await observed();
  const read = await getPlaybook(workspace, actor, "irate-call", filtersOf("period=all"), { now });
  const vent = read?.playbook.steps.get("vent");
  expect(vent).toMatchObject({ adherence: { adherent: 3, judged: 5, value: 0.6 }, key: "let the anger run out" });
  const practices = await getPlaybook(workspace, actor, "ten-practices", filtersOf("period=all"), { now });
  expect(practices?.playbook.steps.get("no-interrupting")).toMatchObject({ adherence: { adherent: 2, judged: 3 } });
  for (const [part, count] of [
    ["numerator", 3],
    ["denominator", 5],
  ] as const) {
    const { which, notices } = parseWhich({ metric: "step-adherence", part, by: "step", series: vent?.key ?? "" });
    expect(notices).toEqual([]);
    expect((await listInteractions(workspace, actor, filtersOf("period=all"), which, { now })).count).toBe(count);
  }
});

test("the list adds up the steps of the version in force, and the whole is the adherence that handling shows", async () => {
  const workspace = await observed();
  const { lines } = await listPlaybooks(workspace, actor, filtersOf("period=all"), { now });
  expect(lines.map(({ code, adherence: { adherent, judged } }) => [code, adherent, judged])).toEqual([
    ["eleven-step-call", 0, 0],
    ["ten-practices", 2, 3],
    ["irate-call", 3, 5],
    ["managing-resistance", 0, 0],
  ]);
  const whole = await runMetric(workspace, actor, "step-adherence", filtersOf("period=all"), { now });
  expect([whole.total.numerator, whole.total.denominator]).toEqual([6, 9]);
});

test("a version is held against as many days before it", async () => {
  const workspace = await observed();
  const asked = parseNewPlaybookVersion(
    JSON.stringify({ effectiveDay: "2026-06-10", steps: [{ code: "vent", title: "Let the anger run out" }] }),
  );
  await addPlaybookVersion(workspace.record, actor, "irate-call", asked, now);
  const read = await getPlaybook(workspace, actor, "irate-call", filtersOf("period=all"), { now });
  // On the 8th: yes, yes, no. On the 12th: not applicable, yes, no.
  expect(read?.playbook.change).toMatchObject({
    since: "2026-06-10",
    before: { adherent: 2, judged: 3 },
    after: { adherent: 1, judged: 2 },
  });
  expect(read?.playbook.change?.difference?.difference).toBeCloseTo(1 / 2 - 2 / 3, 10);
});

test("versions differ by what is new, gone, said otherwise, and moved; as few as had to move", () => {
  const step = (code: string, title = code) => ({ code, title, detail: null, polarity: "do", phrasesToUse: [], phrasesToAvoid: [] });
  const before = [step("a"), step("b"), step("c"), step("d")];
  expect(compareVersions(before, before)).toEqual({ added: [], gone: [], reworded: [], moved: 0 });
  expect(compareVersions(before, [step("d"), step("a"), step("b", "B"), step("e")])).toEqual({
    added: ["e"],
    gone: ["c"],
    reworded: ["B"],
    moved: 1,
  });
  expect(compareVersions(before, before.toReversed()).moved).toBe(3);
});
