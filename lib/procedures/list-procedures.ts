import { type Actor, require } from "@/lib/access/actor";
import type { Filters, Notice } from "@/lib/filters";
import { type Asked, type AskOptions, askInSnapshot } from "@/lib/metrics/ask";
import type { Point } from "@/lib/metrics/result";
import { resultOf } from "@/lib/metrics/run";
import type { ResolvedPeriod } from "@/lib/period";
import { countMissed, countProcedures, type ProcedureCounts } from "@/lib/procedures/procedure-counts";
import { type ProcedureFailure, procedureFailures } from "@/lib/procedures/procedure-failures";
import { currentVersion, type ProcedureName, procedureNames, procedureVersions, type Version } from "@/lib/procedures/procedure-names";
import { sideOf } from "@/lib/sample/apart";
import { hiddenChoices } from "@/lib/sample/choices";
import type { Workspace } from "@/lib/workspace";

/** A line of the register. Counts are of the period. */
export interface ProcedureRow extends ProcedureName {
  current: Version | null;
  /** Those that recur. */
  failures: ProcedureFailure[];
  counts: ProcedureCounts;
  missed: number;
  /** Null when nothing documented under it can be measured. */
  adoption: Pick<Point, "numerator" | "denominator" | "value" | "low" | "high"> | null;
}

export interface ProcedureRegister {
  /** What costs most time first, what is retired last. */
  rows: ProcedureRow[];
  period: ResolvedPeriod;
  data: Asked["data"];
  notices: Notice[];
}

/** Every procedure of the filter's side, and where procedures are filtered, those. @throws ForbiddenError */
export async function listProcedures(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  options: AskOptions = {},
): Promise<ProcedureRegister> {
  require(actor, "read");
  const { db } = workspace.record;
  const hidden = await hiddenChoices(workspace, (await sideOf(db, filters)).side);
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const { period, codes } = asked;
    const names = (await procedureNames(db)).filter(
      ({ id }) => !hidden.procedure?.has(id) && (codes.lists.procedure?.includes(id) ?? true),
    );
    const versions = await procedureVersions(db, period.zone);
    const failures = await procedureFailures(
      asked,
      names.map(({ id }) => id),
    );
    const counts = await countProcedures(asked);
    const missed = await countMissed(asked);
    const adoption = await resultOf(asked, { id: "adoption", by: "procedure" });
    const rows = names.map((name): ProcedureRow => {
      const point = adoption.points.find(({ series }) => series === name.code);
      return {
        ...name,
        current: currentVersion(versions.get(name.id) ?? [], period.asOf),
        failures: (failures.get(name.id) ?? []).filter(({ isRecurring }) => isRecurring),
        counts: counts.get(name.id) ?? { interactions: 0, minutes: null },
        missed: missed.get(name.id) ?? 0,
        adoption: point && point.value !== null ? point : null,
      };
    });
    return { rows: rows.toSorted(byCost), period, data: asked.data, notices: codes.notices };
  });
}

function byCost(a: ProcedureRow, b: ProcedureRow): number {
  return (
    Number(a.retiredAt !== null) - Number(b.retiredAt !== null) ||
    (b.counts.minutes ?? 0) - (a.counts.minutes ?? 0) ||
    b.counts.interactions - a.counts.interactions ||
    (a.code < b.code ? -1 : 1)
  );
}
