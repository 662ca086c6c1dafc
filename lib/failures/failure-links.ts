import { asc, eq, inArray } from "drizzle-orm";
import { failure } from "@/db/schema";
import { type ListedRule, rulesOf } from "@/lib/failures/link-rules";
import { familyOf, isFailureSeen } from "@/lib/failures/merged-family";
import type { Asked } from "@/lib/metrics/ask";

/** How a failure hangs together with others, and what links interactions to it. */
export interface FailureLinks {
  /** Those that count as it. */
  merged: FailureLink[];
  /** What it was split off from; null when it was not. */
  splitFrom: FailureLink | null;
  /** What was split off from it and counts by itself. */
  splitOff: FailureLink[];
  rules: ListedRule[];
}

export interface FailureLink {
  code: string;
  title: string;
}

export async function failureLinks({ workspace: { record, facts } }: Asked, failureId: number): Promise<FailureLinks> {
  const { db } = record;
  const seen = async <Row extends { id: number }>(rows: Row[]) => {
    const areSeen = await Promise.all(rows.map(({ id }) => isFailureSeen(db, facts.teams, id)));
    return rows.filter((_, index) => areSeen[index]);
  };
  const columns = { id: failure.id, code: failure.code, title: failure.title, mergedIntoId: failure.mergedIntoId };
  const family = await familyOf(db, failureId);
  const others = family.filter((id) => id !== failureId);
  const merged =
    others.length === 0 ? [] : await db.select(columns).from(failure).where(inArray(failure.id, others)).orderBy(asc(failure.title));
  const [own] = await db.select({ splitFromId: failure.splitFromId }).from(failure).where(eq(failure.id, failureId));
  const from = own?.splitFromId ?? null;
  const [splitFrom] = from === null ? [] : await seen(await db.select(columns).from(failure).where(eq(failure.id, from)));
  const splitOff = await seen(await db.select(columns).from(failure).where(eq(failure.splitFromId, failureId)).orderBy(asc(failure.title)));
  const named = ({ code, title }: FailureLink) => ({ code, title });
  return {
    merged: merged.map(named),
    splitFrom: splitFrom ? named(splitFrom) : null,
    splitOff: splitOff.filter((row) => row.mergedIntoId === null).map(named),
    rules: await rulesOf(db, failureId),
  };
}
