import { and, asc, desc, eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { playbook, playbookStep, playbookVersion } from "@/db/schema";
import { freeCode, slug } from "@/db/slug";
import { type Actor, require } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { dayOf, isoDay, startOfDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { BadPlaybookError } from "@/lib/playbooks/bad-playbook-error";
import type { NewPlaybook, NewPlaybookVersion, PlaybookChange, SentStep } from "@/lib/playbooks/playbook-requests";
import { workspaceSettings } from "@/lib/settings";

/** Makes a playbook, with the steps in force of another one where it is a copy. @returns its code. @throws ForbiddenError, BadPlaybookError */
export async function makePlaybook({ tx }: RecordStore, actor: Actor, asked: NewPlaybook, now: number): Promise<{ code: string }> {
  require(actor, "govern");
  return tx(async (db) => {
    const origin = asked.copyOf === null ? null : await originOf(db, asked.copyOf, now);
    const taken = new Set((await db.select({ code: playbook.code }).from(playbook)).map(({ code }) => code));
    const code = freeCode(slug(asked.name), taken);
    const about = asked.about ?? origin?.about ?? null;
    const [made] = await db
      .insert(playbook)
      .values({ code, name: asked.name, about, isCycle: origin?.isCycle ?? false, createdAt: now })
      .returning({ id: playbook.id });
    if (!made) throw new Error("The playbook was not made");
    if (origin) await writeVersion(db, actor, made.id, { version: 1, effectiveAt: now, note: null, steps: origin.steps }, now);
    await note(db, actor, { action: "playbook.create", subject: `playbook:${code}`, detail: { copyOf: asked.copyOf } }, now);
    return { code };
  });
}

/** Renames it, says what it is for, whether it is a cycle, retires it or brings it back. @throws ForbiddenError, NotFoundError */
export async function changePlaybook({ tx }: RecordStore, actor: Actor, code: string, change: PlaybookChange, now: number): Promise<void> {
  require(actor, "govern");
  await tx(async (db) => {
    const { id } = await playbookOf(db, code);
    const { name, about, isCycle, isRetired } = change;
    await db
      .update(playbook)
      .set({
        ...(name !== undefined && { name }),
        ...(about !== undefined && { about }),
        ...(isCycle !== undefined && { isCycle }),
        ...(isRetired !== undefined && { retiredAt: isRetired ? now : null }),
      })
      .where(eq(playbook.id, id));
    await note(
      db,
      actor,
      { action: "playbook.change", subject: `playbook:${code}`, detail: { fields: Object.keys(change), isRetired } },
      now,
    );
  });
}

/**
 * Adds the next version; those before it stay as they are. A step that was there before keeps its code, also under another
 * title; a new one gets a code of its own.
 * @throws ForbiddenError, NotFoundError, BadPlaybookError
 */
export async function addPlaybookVersion(
  { tx }: RecordStore,
  actor: Actor,
  code: string,
  asked: NewPlaybookVersion,
  now: number,
): Promise<{ version: number }> {
  require(actor, "govern");
  return tx(async (db) => {
    const { id } = await playbookOf(db, code);
    const { zone } = await workspaceSettings(db);
    const effectiveAt = startOfDay(asked.effectiveDay, zone);
    const versions = await db
      .select()
      .from(playbookVersion)
      .where(eq(playbookVersion.playbookId, id))
      .orderBy(desc(playbookVersion.version));
    const [latest] = versions;
    const version = (latest?.version ?? 0) + 1;
    if (latest && effectiveAt <= latest.effectiveAt && latest.effectiveAt > 0) {
      const before = isoDay(dayOf(latest.effectiveAt, zone));
      throw new BadPlaybookError(
        "effectiveDay",
        `version ${version} must come into effect after version ${latest.version}, which does so on ${before}; got "${isoDay(asked.effectiveDay)}"`,
      );
    }
    const known = await codesOf(db, id);
    await writeVersion(db, actor, id, { version, effectiveAt, note: asked.note, steps: withCodes(asked.steps, known) }, now);
    const detail = { version, effectiveDay: isoDay(asked.effectiveDay), steps: asked.steps.length };
    await note(db, actor, { action: "playbook.version", subject: `playbook:${code}`, detail }, now);
    return { version };
  });
}

type CodedStep = SentStep & { code: string };

async function writeVersion(
  db: Db,
  actor: Actor,
  playbookId: number,
  { steps, ...version }: { version: number; effectiveAt: number; note: string | null; steps: CodedStep[] },
  now: number,
): Promise<void> {
  const [made] = await db
    .insert(playbookVersion)
    .values({ playbookId, ...version, createdBy: actor.id, createdAt: now })
    .returning({ id: playbookVersion.id });
  if (!made) throw new Error("The version was not made");
  await db.insert(playbookStep).values(steps.map((step, index) => ({ ...step, versionId: made.id, position: index + 1 })));
}

/** Codes that are known stay; of two steps under one code the later one gets a code of its own. */
function withCodes(steps: readonly SentStep[], known: ReadonlySet<string>): CodedStep[] {
  const taken = new Set(known);
  const used = new Set<string>();
  return steps.map((step) => {
    const isKept = step.code !== null && known.has(step.code) && !used.has(step.code);
    const code = isKept && step.code !== null ? step.code : freeCode(slug(step.title), taken);
    taken.add(code);
    used.add(code);
    return { ...step, code };
  });
}

async function codesOf(db: Db, playbookId: number): Promise<Set<string>> {
  const rows = await db
    .select({ code: playbookStep.code })
    .from(playbookStep)
    .innerJoin(playbookVersion, eq(playbookVersion.id, playbookStep.versionId))
    .where(eq(playbookVersion.playbookId, playbookId));
  return new Set(rows.map(({ code }) => code));
}

async function originOf(db: Db, code: string, now: number) {
  const [found] = await db.select().from(playbook).where(eq(playbook.code, code));
  if (!found) throw new BadPlaybookError("copyOf", `copyOf must be the code of a playbook; there is no playbook "${code}"`);
  const versions = await db
    .select()
    .from(playbookVersion)
    .where(eq(playbookVersion.playbookId, found.id))
    .orderBy(desc(playbookVersion.version));
  const inForce = versions.find(({ effectiveAt }) => effectiveAt <= now) ?? versions[0];
  const steps = inForce
    ? await db
        .select()
        .from(playbookStep)
        .where(and(eq(playbookStep.versionId, inForce.id)))
        .orderBy(asc(playbookStep.position))
    : [];
  if (steps.length === 0) throw new BadPlaybookError("copyOf", `"${code}" has no steps yet that could be copied`);
  return {
    about: found.about,
    isCycle: found.isCycle,
    steps: steps.map(({ code: own, title, detail, polarity, phrasesToUse, phrasesToAvoid }) => ({
      code: own,
      title,
      detail,
      polarity,
      phrasesToUse,
      phrasesToAvoid,
    })),
  };
}

/** @throws NotFoundError */
export async function playbookOf(db: Db, code: string): Promise<{ id: number }> {
  const [found] = await db.select({ id: playbook.id }).from(playbook).where(eq(playbook.code, code));
  if (!found) throw new NotFoundError(`there is no playbook "${code}"`, "playbook");
  return found;
}
