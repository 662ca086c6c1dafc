import { HeatGrid, type HeatRow } from "@/app/_components/charts/heat-grid";
import { cellHref } from "@/app/_data/cell-href";
import { text } from "@/app/messages/text";
import type { Filters } from "@/lib/filters";
import { formatCount } from "@/lib/format";
import type { CrossTable } from "@/lib/metrics/cross-table";
import type { Dimension } from "@/lib/metrics/dimensions";

interface CrossPanelProps {
  table: CrossTable;
  /** The same cells in the compared period; null without one. */
  before: number[][] | null;
  by: { rows: Dimension; columns: Dimension };
  filters: Filters;
  caption: string;
}

/** Two dimensions of the difficult interactions crossed; each cell opens the interactions that show both. */
export function CrossPanel({ table, before, by, filters, caption }: CrossPanelProps) {
  const fullest = Math.max(1, ...table.counts.flat());
  const rows = table.rows.map(
    (row, y): HeatRow => ({
      ...row,
      cells: table.columns.map((column, x) => {
        const count = table.counts[y]?.[x] ?? 0;
        const earlier = before?.[y]?.[x];
        return {
          key: column.key,
          value: count === 0 ? "·" : formatCount(count),
          weight: count / fullest,
          href: count === 0 ? null : cellHref(filters, { by: by.rows, key: row.key }, { by: by.columns, key: column.key }),
          label: text.cross.cell(row.label, column.label, formatCount(count), count),
          title: earlier === undefined ? undefined : text.cross.before(formatCount(earlier)),
        };
      }),
    }),
  );
  return (
    <>
      <HeatGrid caption={caption} columns={table.columns} rows={rows} />
      {(table.hiddenRows > 0 || table.hiddenColumns > 0) && (
        <p className="mt-1 text-mute text-sm">{text.cross.hidden(table.hiddenRows, table.hiddenColumns)}</p>
      )}
    </>
  );
}
