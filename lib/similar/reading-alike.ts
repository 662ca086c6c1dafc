import { type AnyColumn, eq, type SQL } from "drizzle-orm";
import { failure, needGroup, needGroupMember } from "@/db/schema";
import { isFailureSeen } from "@/lib/failures/merged-family";
import type { Asked } from "@/lib/metrics/ask";
import { isAmong } from "@/lib/search/mention-condition";
import { alikeTo, unlinkedRows } from "@/lib/similar/alike";

/** That an interaction is among those that read like a failure's own, or in a group of them; undefined where neither was asked for. */
export async function readingAlike(
  asked: Asked,
  { alike, need }: { alike?: string; need?: string },
): Promise<((interactionId: AnyColumn) => SQL) | undefined> {
  if (alike === undefined && need === undefined) return undefined;
  const ofFailure = alike === undefined ? null : new Set(await idsAlike(asked, alike));
  const ofGroup = need === undefined ? null : await idsInGroup(asked, need);
  const ids = ofGroup && ofFailure ? ofGroup.filter((id) => ofFailure.has(id)) : [...(ofGroup ?? ofFailure ?? [])];
  return (interactionId) => isAmong(interactionId, ids);
}

async function idsAlike(asked: Asked, code: string): Promise<number[]> {
  const { record, facts } = asked.workspace;
  const [row] = await record.db.select({ id: failure.id }).from(failure).where(eq(failure.code, code));
  return row && (await isFailureSeen(record.db, facts.teams, row.id))
    ? (await alikeTo(asked, row.id)).rows.map(({ interactionId }) => interactionId)
    : [];
}

async function idsInGroup(asked: Asked, code: string): Promise<number[]> {
  const members = await asked.workspace.record.db
    .select({ id: needGroupMember.interactionId })
    .from(needGroupMember)
    .innerJoin(needGroup, eq(needGroup.id, needGroupMember.groupId))
    .where(eq(needGroup.code, code));
  const rows = await unlinkedRows(
    asked,
    members.map(({ id }) => id),
  );
  return rows.map(({ interactionId }) => interactionId);
}
