import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { failure } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { noteActivity } from "@/lib/failures/failure-activity";
import { failureByCode } from "@/lib/failures/merged-family";

/** What people judge a failure to be, each 1–10; null is not judged. */
export type Assessment = Pick<typeof failure.$inferSelect, "severity" | "occurrence" | "detection">;

/** Keeps a judgement, with who made it; one that changes nothing leaves no trace. @throws ForbiddenError, NotFoundError, BadFailureError */
export async function assessFailure(
  { tx }: RecordStore,
  actor: Actor,
  code: string,
  assessment: Assessment,
  now: number,
): Promise<Assessment> {
  require(actor, "write");
  return tx(async (db) => {
    const found = await failureByCode(db, actor.teams, code);
    if (found.mergedIntoId !== null)
      throw new BadFailureError("code", `"${code}" was merged into another failure: judge that one, or take the merge back`);
    const before = { severity: found.severity, occurrence: found.occurrence, detection: found.detection };
    if (JSON.stringify(before) === JSON.stringify(assessment)) return before;
    await db.update(failure).set(assessment).where(eq(failure.id, found.id));
    await noteActivity(db, found.id, { kind: "assessed", actor: actor.id, at: now, detail: { ...assessment, before } });
    return assessment;
  });
}
