import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Filters } from "@/lib/filters";
import { type CrossTable, crossTable } from "@/lib/metrics/cross-table";
import type { Dimension } from "@/lib/metrics/dimensions";
import { runMetric } from "@/lib/metrics/run";
import { failureDetails } from "@/lib/overview/failure-details";
import { toldApart, withoutEmpty } from "@/lib/overview/shape-cross";
import { hasKnown } from "@/lib/overview/what-broke";
import { type DayRange, isoRange } from "@/lib/period";
import type { Workspace } from "@/lib/workspace";

export interface Cross {
  table: CrossTable;
  by: { rows: Dimension; columns: Dimension };
  /** The same cells in the compared period; null without one. */
  before: number[][] | null;
}

const FELT: readonly Dimension[] = ["cause.anger", "cause.topic"];
const BROKE: readonly Dimension[] = ["failure", "procedure", "product", "channel", "team"];

/**
 * How it felt across what broke. What is not recorded gives way to the nearest thing that is: the topic for the feeling;
 * procedure, product, channel or team for the failure. The first pair that shares an interaction is taken; null when none does.
 */
export async function readCross(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  options: { now: number; compare: DayRange | null; columns?: readonly Dimension[]; mostRows?: number; mostColumns?: number },
): Promise<Cross | null> {
  const { now, mostRows = 7, mostColumns = 5 } = options;
  for (const columns of options.columns ?? FELT) {
    if (!hasKnown(await runMetric(workspace, actor, "difficult-rate", filters, { by: columns, grain: "none", now }))) continue;
    for (const rows of BROKE) {
      const table = withoutEmpty(await crossTable(workspace, actor, filters, { rows, columns, mostRows, mostColumns, now }));
      if (table.counts.length === 0) continue;
      const by = { rows, columns };
      const before = await countsBefore(workspace, actor, filters, table, { ...by, now, compare: options.compare });
      if (rows !== "failure") return { table, by, before };
      const details = await failureDetails(
        workspace.record.db,
        table.rows.map((row) => row.key),
      );
      return { table: { ...table, rows: toldApart(table.rows, (key) => details.get(key)?.procedure) }, by, before };
    }
  }
  return null;
}

/** What the shown cells held in the compared period. */
async function countsBefore(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  { rows, columns }: CrossTable,
  { compare, ...by }: { rows: Dimension; columns: Dimension; now: number; compare: DayRange | null },
): Promise<number[][] | null> {
  const { from, to } = isoRange(compare ?? { fromDay: null, toDay: null });
  if (from === null || to === null) return null;
  const every = { mostRows: Number.MAX_SAFE_INTEGER, mostColumns: Number.MAX_SAFE_INTEGER };
  const earlier = await crossTable(workspace, actor, { ...filters, period: "custom", from, to }, { ...by, ...every });
  const place = (names: { key: string }[], key: string) => names.findIndex((name) => name.key === key);
  return rows.map((row) =>
    columns.map((column) => earlier.counts[place(earlier.rows, row.key)]?.[place(earlier.columns, column.key)] ?? 0),
  );
}
