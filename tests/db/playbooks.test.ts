import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { playbook, playbookStep, playbookVersion } from "@/db/schema";
import { BUILT_IN_PLAYBOOKS } from "@/lib/playbooks/built-in";
import { installBuiltInPlaybooks } from "@/lib/playbooks/install-built-in";
import { freshRecord } from "@/tests/support/record";

test("the four that come with the product are there once, with their steps in order, and what was made of them stays", async () => {
  const record = await freshRecord();
  await Promise.all([installBuiltInPlaybooks(record, 5), installBuiltInPlaybooks(record, 6)]);
  await record.tx(async (db) => void (await db.update(playbook).set({ name: "Ours" }).where(eq(playbook.code, "irate-call"))));
  await installBuiltInPlaybooks(record, 7);
  const names = await record.db
    .select({ code: playbook.code, name: playbook.name, isCycle: playbook.isCycle })
    .from(playbook)
    .orderBy(asc(playbook.id));
  expect(names.map(({ code }) => code)).toEqual(["eleven-step-call", "ten-practices", "irate-call", "managing-resistance"]);
  expect(names[2]?.name).toBe("Ours");
  expect(names.filter(({ isCycle }) => isCycle).map(({ code }) => code)).toEqual(["managing-resistance"]);
  const steps = await record.db
    .select({ version: playbookVersion.version, position: playbookStep.position, code: playbookStep.code })
    .from(playbookStep)
    .innerJoin(playbookVersion, eq(playbookVersion.id, playbookStep.versionId))
    .orderBy(asc(playbookStep.id));
  expect(steps).toEqual(
    BUILT_IN_PLAYBOOKS.flatMap((each) => each.steps.map(({ code }, index) => ({ version: 1, position: index + 1, code }))),
  );
  expect(BUILT_IN_PLAYBOOKS.map((each) => each.steps.length)).toEqual([11, 10, 8, 4]);
});

test("no two steps are called the same, and every one says more than its title", () => {
  const steps = BUILT_IN_PLAYBOOKS.flatMap((each) => each.steps);
  expect(new Set(steps.map(({ title }) => title.toLowerCase())).size).toBe(steps.length);
  expect(steps.filter(({ detail }) => detail.length < 20)).toEqual([]);
});
