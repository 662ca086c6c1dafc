import { type Actor, require } from "@/lib/access/actor";
import { type Filters, type Notice, parseFilters } from "@/lib/filters";
import { type FixVerdict, verdictsOf } from "@/lib/fixes/verdicts";
import { type Asked, type AskOptions, askInSnapshot } from "@/lib/metrics/ask";
import type { MetricResult } from "@/lib/metrics/result";
import { resultOf } from "@/lib/metrics/run";
import type { ResolvedPeriod } from "@/lib/period";
import { countMissed, countProcedures, type ProcedureCounts } from "@/lib/procedures/procedure-counts";
import { type ProcedureFailure, procedureFailures } from "@/lib/procedures/procedure-failures";
import { currentVersion, type ProcedureName, procedureNames, procedureVersions, type Version } from "@/lib/procedures/procedure-names";
import { type ProcedureTrend, procedureTrend } from "@/lib/procedures/procedure-trend";
import { sideOf } from "@/lib/sample/apart";
import { hiddenChoices } from "@/lib/sample/choices";
import type { Workspace } from "@/lib/workspace";

export interface ProcedureDetail extends ProcedureName {
  /** In the order they came into effect. */
  versions: Version[];
  current: Version | null;
  counts: ProcedureCounts;
  missed: number;
  failures: ProcedureFailure[];
  /** Fixes of its failures, the latest first. */
  fixes: FixVerdict[];
  /** By team, the total included. */
  adoption: MetricResult;
  /** What `eligible` asks for. */
  meantFor: Pick<Filters, "team" | "product" | "channel" | "cause"> | null;
  trend: ProcedureTrend;
  period: ResolvedPeriod;
  data: Asked["data"];
  notices: Notice[];
}

/** One procedure by its code under some filters (of which the procedure filter is replaced by itself). Null when there is none. @throws ForbiddenError */
export async function getProcedure(
  workspace: Workspace,
  actor: Actor,
  code: string,
  filters: Filters,
  options: AskOptions = {},
): Promise<ProcedureDetail | null> {
  require(actor, "read");
  const { db } = workspace.record;
  const name = (await procedureNames(db)).find((each) => each.code === code);
  if (!name) return null;
  const hidden = await hiddenChoices(workspace, (await sideOf(db, filters)).side);
  if (hidden.procedure?.has(name.id)) return null;
  return askInSnapshot(workspace, { ...filters, procedure: [code] }, options, async (asked) => {
    const { period } = asked;
    const versions = (await procedureVersions(db, period.zone, name.id)).get(name.id) ?? [];
    const failures = (await procedureFailures(asked, [name.id])).get(name.id) ?? [];
    const verdicts = await verdictsOf(asked);
    return {
      ...name,
      versions,
      current: currentVersion(versions, period.asOf),
      counts: (await countProcedures(asked)).get(name.id) ?? { interactions: 0, minutes: null },
      missed: (await countMissed(asked)).get(name.id) ?? 0,
      failures,
      fixes: failures.flatMap(({ id }) => verdicts.get(id) ?? []).toSorted((a, b) => b.effectiveAt - a.effectiveAt),
      adoption: await resultOf(asked, { id: "adoption", by: "team" }),
      meantFor: name.eligible === null ? null : parseFilters(new URLSearchParams(name.eligible)).filters,
      trend: await procedureTrend(asked, versions),
      period,
      data: asked.data,
      notices: asked.codes.notices,
    };
  });
}
