import { desc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { failureActivity } from "@/db/schema";

/** What was done to a failure, by whom, or what became of it. */
export type Activity = Pick<typeof failureActivity.$inferSelect, "kind" | "actor" | "at" | "detail">;

/** Writes an activity in the transaction of what it tells of. */
export async function noteActivity(db: Db, failureId: number, activity: Omit<Activity, "detail"> & { detail?: Activity["detail"] }) {
  await db.insert(failureActivity).values({ failureId, ...activity });
}

/** The activity of one failure, newest first. */
export async function readActivity(db: Db, failureId: number, limit = 200): Promise<Activity[]> {
  return db
    .select({ kind: failureActivity.kind, actor: failureActivity.actor, at: failureActivity.at, detail: failureActivity.detail })
    .from(failureActivity)
    .where(eq(failureActivity.failureId, failureId))
    .orderBy(desc(failureActivity.at), desc(failureActivity.id))
    .limit(limit);
}
