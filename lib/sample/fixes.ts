import { and, eq, gt, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { findOrMake } from "@/db/find-or-make";
import { failureCode } from "@/db/import-references";
import { failure, failureActivity, fix, procedureVersion } from "@/db/schema";
import { noteActivity } from "@/lib/failures/failure-activity";
import type { SampleCalendar } from "@/lib/sample/calendar";
import { FAILURES, type FailureKey, type OWNERS, PART_FIX, PROCEDURES, REMINDER_FIX, STOCK_FIX } from "@/lib/sample/company";

interface SampleFix {
  failure: FailureKey;
  code: string;
  title: string;
  /** Days before today on which it took effect, and on which its criterion was set; negative: to come. */
  effectiveAgo: number;
  setAgo: number;
  setBy: (typeof OWNERS)[number];
  targetRatio: number;
  baselineDays: number;
  windowDays: number;
  neverCount?: number;
}

/** What Quillmoor Home has done about its failures: proven, back again, not proven yet, to come. */
export const FIXES: readonly SampleFix[] = [
  {
    failure: "stock",
    code: "sample-stock-before-confirmation",
    title: "The stock is checked before the confirmation goes out",
    effectiveAgo: STOCK_FIX,
    setAgo: STOCK_FIX + 7,
    setBy: "Web shop",
    targetRatio: 0.5,
    baselineDays: 91,
    windowDays: 91,
  },
  {
    failure: "part",
    code: "sample-part-scanned",
    title: "The part is scanned into the van before the visit is booked",
    effectiveAgo: PART_FIX,
    setAgo: PART_FIX + 12,
    setBy: "Field engineering",
    targetRatio: 0.5,
    baselineDays: 182,
    windowDays: 91,
    // Proven, and forgotten: the tenth one since comes in the last three weeks.
    neverCount: 10,
  },
  {
    failure: "reminder",
    code: "sample-correction-ends-dunning",
    title: "A correction closes the old invoice in dunning",
    effectiveAgo: REMINDER_FIX,
    setAgo: REMINDER_FIX + 9,
    setBy: "Finance systems",
    // Rare as it is, only a year against a year can show anything.
    targetRatio: 0.75,
    baselineDays: 364,
    windowDays: 364,
  },
  {
    failure: "refund",
    code: "sample-refund-on-scan",
    title: "The carrier's scan books the return and starts the refund",
    effectiveAgo: -12,
    setAgo: 3,
    setBy: "Warehouse",
    targetRatio: 0.5,
    baselineDays: 91,
    windowDays: 91,
  },
];

/** The codes of its fixes: where real interactions are counted, these count for nothing. */
export const SAMPLE_FIXES = FIXES.map(({ code }) => code);

/** Writes the fixes on the failures that the sample has made itself; a real one of the same name is not touched. */
export async function writeFixes(
  db: Db,
  calendar: SampleCalendar,
  procedures: ReadonlyMap<string, number>,
  lastRealFailure: number,
): Promise<void> {
  const known = new Set((await db.select({ code: fix.code }).from(fix)).map(({ code }) => code));
  for (const each of FIXES.filter(({ code }) => !known.has(code))) {
    const { procedure, title, mode } = FAILURES[each.failure];
    const { name } = PROCEDURES[procedure];
    const procedureId = procedures.get(name) ?? 0;
    const created = calendar.at(calendar.firstDay, 0);
    const row = { code: failureCode(name, title), title, procedure_id: procedureId, mode, created_at: created };
    const [failureId = 0] = await findOrMake(db, failure, ["code"], [row]);
    if (failureId <= lastRealFailure) continue;
    const effectiveDay = calendar.today - each.effectiveAgo;
    const [version] = await db
      .select({ id: procedureVersion.id })
      .from(procedureVersion)
      .where(and(eq(procedureVersion.procedureId, procedureId), eq(procedureVersion.effectiveDay, effectiveDay)));
    const setAt = calendar.at(calendar.today - each.setAgo, 10 * 60);
    const { code, setBy, targetRatio, baselineDays, windowDays, neverCount = null } = each;
    await db.insert(fix).values({
      code,
      failureId,
      title: each.title,
      procedureVersionId: version?.id ?? null,
      effectiveAt: calendar.at(effectiveDay, 0),
      effectiveDay,
      targetRatio,
      baselineDays,
      windowDays,
      neverCount,
      criterionAt: setAt,
      createdBy: setBy,
      createdAt: setAt,
    });
    const detail = { change: "recorded", code, title: each.title };
    await noteActivity(db, failureId, { kind: "fix", actor: setBy, at: setAt, detail });
  }
}

/** Deletes them, and what is said of them, where their failure stays because something real has come to show it. */
export async function deleteFixes(db: Db, lastRealFailure: number): Promise<void> {
  const own = and(inArray(fix.code, SAMPLE_FIXES), gt(fix.failureId, lastRealFailure));
  const setBy = FIXES.map((each) => each.setBy);
  const ofOwn = inArray(failureActivity.failureId, db.select({ id: fix.failureId }).from(fix).where(own));
  await db.delete(failureActivity).where(and(ofOwn, eq(failureActivity.kind, "fix"), inArray(failureActivity.actor, setBy)));
  await db.delete(fix).where(own);
}
