import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { failure } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { requireEveryTeam } from "@/lib/access/scope";
import { note } from "@/lib/audit/note";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { noteActivity } from "@/lib/failures/failure-activity";
import { failureByCode } from "@/lib/failures/merged-family";

/** What is to count as one failure from now on: which ones, and under which of them. */
export interface Merge {
  into: string;
  /** Codes of those that count as it. */
  codes: readonly string[];
}

/**
 * Merges failures into one. Their links, names and rules stay with them, so that what comes later under an old name is
 * counted too, and taking the merge back restores them.
 * @throws ForbiddenError, NotFoundError, BadFailureError when one is merged already or named twice
 */
export async function mergeFailures({ tx }: RecordStore, actor: Actor, { into, codes }: Merge, now: number): Promise<void> {
  require(actor, "govern");
  requireEveryTeam(actor, "Merging failures");
  if (codes.includes(into)) throw new BadFailureError("codes", `a failure cannot be merged into itself; leave "${into}" out of codes`);
  await tx(async (db) => {
    const survivor = await failureByCode(db, actor.teams, into);
    if (survivor.mergedIntoId !== null)
      throw new BadFailureError("into", `into must be a failure that counts by itself; "${into}" is merged into another one`);
    for (const code of new Set(codes)) {
      const one = await failureByCode(db, actor.teams, code);
      if (one.mergedIntoId !== null)
        throw new BadFailureError("codes", `codes must be failures that count by themselves; "${code}" is merged already`);
      await db.update(failure).set({ mergedIntoId: survivor.id }).where(eq(failure.id, one.id));
      const by = { kind: "merged", actor: actor.id, at: now } as const;
      await noteActivity(db, one.id, { ...by, detail: { into, title: survivor.title } });
      await noteActivity(db, survivor.id, { ...by, detail: { from: code, title: one.title } });
    }
    await note(db, actor, { action: "failure.merge", subject: `failure:${into}`, detail: { codes: [...new Set(codes)] } }, now);
  });
}

/** Lets a merged failure count by itself again. @returns the code of the one it counted as @throws ForbiddenError, NotFoundError, BadFailureError */
export async function unmergeFailure({ tx }: RecordStore, actor: Actor, code: string, now: number): Promise<string> {
  require(actor, "govern");
  requireEveryTeam(actor, "Merging failures");
  return tx(async (db) => {
    const one = await failureByCode(db, actor.teams, code);
    if (one.mergedIntoId === null) throw new BadFailureError("code", `"${code}" is not merged into another failure`);
    const [survivor] = await db.select().from(failure).where(eq(failure.id, one.mergedIntoId));
    await db.update(failure).set({ mergedIntoId: null }).where(eq(failure.id, one.id));
    const by = { kind: "unmerged", actor: actor.id, at: now } as const;
    await noteActivity(db, one.id, { ...by, detail: survivor ? { from: survivor.code, title: survivor.title } : {} });
    if (survivor) await noteActivity(db, survivor.id, { ...by, detail: { from: code, title: one.title } });
    await note(db, actor, { action: "failure.unmerge", subject: `failure:${code}`, detail: { from: survivor?.code ?? null } }, now);
    return survivor?.code ?? code;
  });
}
