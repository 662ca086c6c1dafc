import "server-only";
import type { AskedRequest } from "@/lib/access/refusal";
import { refuseForeign } from "@/lib/access/refusal";
import { parseFilters } from "@/lib/filters";
import type { MetricResult } from "@/lib/metrics/result";
import { runMetrics } from "@/lib/metrics/run";
import type { ResolvedPeriod } from "@/lib/period";
import { issueTable } from "@/lib/reports/recurring-issues";
import { withoutSmallCounts } from "@/lib/reports/small-counts";
import type { TableFile } from "@/lib/reports/table-file";
import { workspaceSettings } from "@/lib/settings";
import { openShare } from "@/lib/share-links/share-links";
import { sharedPage } from "@/lib/share-links/shared-pages";
import { holdBack, type ShownNumbers } from "@/lib/small-cells/hold-back";
import { serverWorkspace, type Workspace } from "@/lib/workspace";

/** A metric as somebody with a link reads it: its words and numbers, small counts held back, and no filter. */
export interface SharedMetric extends ShownNumbers, Pick<MetricResult, "id" | "title" | "kind" | "grain" | "by" | "series"> {}

/** A page as somebody with a link reads it: numbers, names of teams, causes, procedures and failures, nothing of single interactions. */
export interface SharedView {
  path: string;
  period: ResolvedPeriod;
  /** How many filters narrow it; which ones is not said, as they may be words of anybody. */
  filters: number;
  isSample: boolean;
  metrics: SharedMetric[];
  failures: TableFile | null;
  /** Counts from 1 to one below it are held back. */
  smallCells: number;
}

/** What a link opens on this server. Null when it opens nothing (any more). @throws ForbiddenError for a foreign Host */
export async function readSharedHere(request: AskedRequest, token: string): Promise<SharedView | null> {
  refuseForeign(request);
  return readShared(await serverWorkspace(), token, Date.now());
}

/** What a link opens. Null when it opens nothing (any more). */
export async function readShared(whole: Workspace, token: string, now: number): Promise<SharedView | null> {
  const open = await openShare(whole.record, token, now);
  const page = open && sharedPage(open.path);
  if (!open || !page) return null;
  const { actor } = open;
  const workspace = actor.teams === null ? whole : { ...whole, facts: whole.facts.within(actor.teams) };
  const { filters } = parseFilters(new URLSearchParams(open.query));
  const { smallCells } = await workspaceSettings(whole.record.db);
  const { results, period } = await runMetrics(workspace, actor, [...page.metrics], filters, { now });
  const failures = page.hasFailures ? await issueTable(workspace, actor, filters, { now }) : null;
  return {
    path: page.path,
    period,
    filters: Object.keys(results[0]?.filters ?? {}).filter((key) => !["period", "from", "to", "grain", "compare", "zone"].includes(key))
      .length,
    isSample: results.some(({ isSample }) => isSample),
    metrics: results.map(({ id, title, kind, grain, by, series, ...result }) => ({
      ...{ id, title, kind, grain, by, series },
      ...holdBack({ unit: result.unit, kind }, result, smallCells),
    })),
    failures: failures && withoutSmallCounts(failures, smallCells),
    smallCells,
  };
}
