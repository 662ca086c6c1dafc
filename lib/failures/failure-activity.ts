import { and, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { failureActivity } from "@/db/schema";
import type { SeenTeams } from "@/lib/access/scope";

/** What was done to a failure, by whom, or what became of it. */
export type Activity = Pick<typeof failureActivity.$inferSelect, "kind" | "actor" | "at" | "detail">;

/** Writes an activity in the transaction of what it tells of. */
export async function noteActivity(db: Db, failureId: number, activity: Omit<Activity, "detail"> & { detail?: Activity["detail"] }) {
  await db.insert(failureActivity).values({ failureId, ...activity });
}

/** The activity of one failure, newest first; for whoever sees some teams alone without what tells of other teams' interactions. */
export async function readActivity(db: Db, teams: SeenTeams, failureId: number, limit = 200): Promise<Activity[]> {
  return db
    .select({ kind: failureActivity.kind, actor: failureActivity.actor, at: failureActivity.at, detail: failureActivity.detail })
    .from(failureActivity)
    .where(and(eq(failureActivity.failureId, failureId), teams === null ? undefined : inArray(failureActivity.kind, TELLING_NO_COUNT)))
    .orderBy(desc(failureActivity.at), desc(failureActivity.id))
    .limit(limit);
}

/** What is said of these is the same whoever's interactions show the failure. */
const TELLING_NO_COUNT = ["created", "renamed", "owner", "archived", "fix", "baseline", "assessed", "decision", "comment"] as const;
