import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { failure, fix, procedureVersion } from "@/db/schema";
import { dayOf } from "@/lib/dates";
import { familyOf } from "@/lib/failures/merged-family";

/** Something that was done about a failure, on the day from which it held. */
export interface ChartMark {
  /** Days since 1970-01-01 in the reporting zone. */
  day: number;
  /** Null for a version that no fix names. */
  fix: string | null;
  /** Null for a fix that is not a version of the procedure. */
  version: number | null;
}

/** The fixes of a failure, of those merged into it too, and the versions of its procedure, in order; a fix that is a version stands once. */
export async function chartMarks(db: Db, failureId: number, zone: string): Promise<ChartMark[]> {
  const fixes = await db
    .select({
      title: fix.title,
      at: fix.effectiveAt,
      day: fix.effectiveDay,
      versionId: fix.procedureVersionId,
      version: procedureVersion.version,
    })
    .from(fix)
    .leftJoin(procedureVersion, eq(procedureVersion.id, fix.procedureVersionId))
    .where(and(inArray(fix.failureId, await familyOf(db, failureId)), isNull(fix.withdrawnAt)));
  const versions = await db
    .select({
      id: procedureVersion.id,
      version: procedureVersion.version,
      at: procedureVersion.effectiveAt,
      day: procedureVersion.effectiveDay,
    })
    .from(procedureVersion)
    .innerJoin(failure, eq(failure.procedureId, procedureVersion.procedureId))
    .where(eq(failure.id, failureId));
  const named = new Set(fixes.map(({ versionId }) => versionId));
  const dayIn = ({ day, at }: { day: number | null; at: number }) => day ?? dayOf(at, zone);
  const marks = [
    ...fixes.map((each): ChartMark => ({ day: dayIn(each), fix: each.title, version: each.version })),
    ...versions.filter(({ id }) => !named.has(id)).map((each): ChartMark => ({ day: dayIn(each), fix: null, version: each.version })),
  ];
  return marks.toSorted((a, b) => a.day - b.day || (a.version ?? 0) - (b.version ?? 0) || (a.fix ?? "").localeCompare(b.fix ?? "", "en"));
}
