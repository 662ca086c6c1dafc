import type { TableCell, TableFile } from "@/lib/reports/table-file";
import { heldLine, heldMark } from "@/lib/small-cells/hold-back";
import { type Sum, suppress } from "@/lib/small-cells/suppress";

/** The lines of the recurring-issue report that say what one of its columns comes to. */
export const TOTAL_OF = {
  interactions: "interactions (one with two failures counts in both)",
  promises_missed: "promises missed (likewise)",
} as const;

/** Columns that count, and those that say something of the same few interactions and go with the first. */
const COUNTS = [
  "interactions",
  "interactions_compared",
  "customers_known",
  "interactions_customer_unknown",
  "interactions_with_minutes",
  "promises_due",
  "promises_missed",
] as const;
const GOING_WITH: Readonly<Record<string, (typeof COUNTS)[number]>> = {
  handle_minutes: "interactions_with_minutes",
  first_seen: "interactions",
  last_seen: "interactions",
  fix_rate_ratio: "interactions",
  fix_rate_ratio_low: "interactions",
  fix_rate_ratio_high: "interactions",
};

/** The report for people outside: small counts held back, and whatever they, or the few behind them, could be told from. */
export function withoutSmallCounts(file: TableFile, threshold: number): TableFile {
  const counts: number[] = [];
  const sums: Sum[] = [];
  const place = (cell: TableCell | undefined) => (typeof cell === "number" ? counts.push(cell) - 1 : null);
  const columnAt = (name: string) => file.columns.findIndex((column) => column.name === name);
  const places = new Map(COUNTS.map((name) => [name, file.rows.map((row) => place(row[columnAt(name)]))] as const));
  const totals = new Map<string, number>();
  for (const column of ["interactions", "promises_missed"] as const) {
    const total = file.header.find(([name]) => name === TOTAL_OF[column])?.[1];
    if (typeof total !== "number") continue;
    const whole = counts.push(total) - 1;
    totals.set(TOTAL_OF[column], whole);
    sums.push({ whole, parts: (places.get(column) ?? []).filter((each) => each !== null) });
  }
  // What is left of a row when one is taken from the other: nobody writes it, and anybody can.
  const rest = (whole: (typeof COUNTS)[number], part: (typeof COUNTS)[number]) => {
    file.rows.forEach((_, row) => {
      const [all, some] = [places.get(whole)?.[row] ?? null, places.get(part)?.[row] ?? null];
      if (all !== null && some !== null)
        sums.push({ whole: all, parts: [some, counts.push((counts[all] ?? 0) - (counts[some] ?? 0)) - 1] });
    });
  };
  rest("promises_due", "promises_missed");
  rest("interactions", "interactions_with_minutes");
  rest("interactions", "interactions_customer_unknown");
  const isHeld = suppress(counts, sums, threshold);
  const isHeldAt = (name: (typeof COUNTS)[number] | undefined, row: number) => {
    const at = name && places.get(name)?.[row];
    return typeof at === "number" && isHeld[at] === true;
  };
  const cellOf = (cell: TableCell, column: string, row: number): TableCell => {
    const counted = COUNTS.find((name) => name === column);
    if (isHeldAt(counted, row)) return heldMark(threshold);
    return isHeldAt(GOING_WITH[column], row) ? null : cell;
  };
  return {
    ...file,
    header: [
      ...file.header.map(([name, value]) => [name, isHeld[totals.get(name) ?? -1] ? heldMark(threshold) : value] as const),
      heldLine(threshold),
    ],
    rows: file.rows.map((row, at) => row.map((cell, column) => cellOf(cell, file.columns[column]?.name ?? "", at))),
  };
}
