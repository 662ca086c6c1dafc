import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Filters } from "@/lib/filters";
import { type CrossTable, crossTable } from "@/lib/metrics/cross-table";
import type { Dimension } from "@/lib/metrics/dimensions";
import type { Workspace } from "@/lib/workspace";

const FELT: readonly Dimension[] = ["cause.anger", "cause.topic"];
const BROKE: readonly Dimension[] = ["failure", "procedure", "product", "channel", "team"];

/**
 * How it felt across what broke. What is not recorded gives way to the nearest thing that is: the topic for the feeling;
 * procedure, product, channel or team for the failure. The first pair that shares an interaction is taken.
 */
export async function readCross(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  options: { hasFailures: boolean; now: number },
): Promise<{ table: CrossTable; by: { rows: Dimension; columns: Dimension } }> {
  let last = { table: NO_TABLE, by: { rows: BROKE[0] ?? "failure", columns: FELT[0] ?? "cause.topic" } };
  for (const columns of FELT) {
    for (const rows of options.hasFailures ? BROKE : BROKE.slice(1)) {
      const table = await crossTable(workspace, actor, filters, { rows, columns, mostRows: 7, mostColumns: 5, now: options.now });
      if (table.counts.length > 0) return { table, by: { rows, columns } };
      last = { table, by: { rows, columns } };
    }
  }
  return last;
}

const NO_TABLE: CrossTable = { rows: [], columns: [], counts: [], hiddenRows: 0, hiddenColumns: 0, version: 0 };
