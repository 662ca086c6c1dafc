import type { Db } from "@/db/client";
import * as schema from "@/db/schema";
import { addInteraction } from "@/tests/support/arrange";
import { DAY } from "@/tests/support/arrange-record";

/** The day on which the fixes of these tests take effect: 2026-04-01. */
export const EFFECTIVE_DAY = Date.UTC(2026, 3, 1) / DAY;

/** A fix of 2026-04-01 that is to halve a failure, 28 days against 28, set a week before; unless told otherwise. */
export async function addFix(db: Db, values: Partial<typeof schema.fix.$inferInsert> & { failureId: number }): Promise<void> {
  const effectiveDay = values.effectiveDay ?? EFFECTIVE_DAY;
  const set = (effectiveDay - 7) * DAY;
  await db.insert(schema.fix).values({
    code: `fix-of-${values.failureId}`,
    title: "A fix",
    effectiveAt: effectiveDay * DAY,
    effectiveDay,
    targetRatio: 0.5,
    baselineDays: 28,
    windowDays: 28,
    criterionAt: set,
    createdBy: "owner",
    createdAt: set,
    ...values,
  });
}

/** Occurrences of a failure: so many days after the fix (before it where negative) it happened, and when it was told. */
export interface Occurrence {
  happened: number | null;
  told?: number;
  values?: Partial<typeof schema.interaction.$inferInsert>;
}

/** Adds occurrences, each an issue of its own unless told otherwise. */
export async function addOccurrences(db: Db, sourceId: number, failureId: number, occurrences: readonly Occurrence[]): Promise<void> {
  for (const [index, { happened, told = happened ?? 0, values }] of occurrences.entries()) {
    const interactionId = await addInteraction(db, {
      sourceId,
      externalId: `O-${failureId}-${index}`,
      contactedAt: (EFFECTIVE_DAY + told) * DAY + 9 * 3_600_000,
      occurredAt: happened === null ? null : (EFFECTIVE_DAY + happened) * DAY + 8 * 3_600_000,
      ...values,
    });
    await db.insert(schema.interactionFailure).values({ interactionId, failureId });
  }
}

/** So many occurrences, one after another on the days from a day on, in a circle of so many days. */
export function spread(count: number, fromDay: number, days: number): Occurrence[] {
  return Array.from({ length: count }, (_, index) => ({ happened: fromDay + (index % days) }));
}
