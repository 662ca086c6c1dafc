import { inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { playbook, playbookStep, playbookVersion } from "@/db/schema";
import { BUILT_IN_PLAYBOOKS, type BuiltInPlaybook } from "@/lib/playbooks/built-in";

/** Who the first version of a built-in playbook is by. */
export const THE_PRODUCT = "debrief";

/** Makes the playbooks that come with the product, where they are not yet. What people have made of one stays as it is. */
export async function installBuiltInPlaybooks(record: RecordStore, now: number): Promise<void> {
  if ((await missingIn(record.db)).length === 0) return;
  await record.tx(async (db) => {
    for (const each of await missingIn(db)) await install(db, each, now);
  });
}

async function missingIn(db: Db): Promise<BuiltInPlaybook[]> {
  const codes = BUILT_IN_PLAYBOOKS.map(({ code }) => code);
  const known = await db.select({ code: playbook.code }).from(playbook).where(inArray(playbook.code, codes));
  const here = new Set(known.map(({ code }) => code));
  return BUILT_IN_PLAYBOOKS.filter(({ code }) => !here.has(code));
}

async function install(db: Db, { code, name, about, isCycle, steps }: BuiltInPlaybook, now: number): Promise<void> {
  const [made] = await db
    .insert(playbook)
    .values({ code, name, about, isCycle, isBuiltIn: true, createdAt: now })
    .returning({ id: playbook.id });
  if (!made) throw new Error(`The playbook ${code} was not made`);
  // In force from the beginning: observations of any time may be of its steps.
  const [version] = await db
    .insert(playbookVersion)
    .values({ playbookId: made.id, version: 1, effectiveAt: 0, createdBy: THE_PRODUCT, createdAt: now })
    .returning({ id: playbookVersion.id });
  if (!version) throw new Error(`The first version of ${code} was not made`);
  await db.insert(playbookStep).values(steps.map((step, index) => ({ ...step, versionId: version.id, position: index + 1 })));
}
