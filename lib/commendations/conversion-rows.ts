import type { ConversionRow } from "@/lib/commendations/conversion-by";
import { wilson } from "@/lib/stats/wilson";

/** Fewer measured than that are shown without a rank. */
export const LEAST_RANKED = 5;

export function rowOf(key: string, label: string, x: number, n: number, address: ConversionRow["address"]): ConversionRow {
  const interval = wilson(x, n);
  return {
    key,
    label,
    x,
    n,
    value: n === 0 ? null : x / n,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    address,
    isTooFew: n < LEAST_RANKED,
  };
}

/** The highest first; of too few to rank, after those, by name. */
export function ranked(rows: ConversionRow[]): ConversionRow[] {
  const known = rows.filter(({ n }) => n > 0);
  return known.toSorted(
    (a, b) =>
      Number(a.isTooFew) - Number(b.isTooFew) ||
      (a.isTooFew ? 0 : (b.value ?? 0) - (a.value ?? 0)) ||
      a.label.localeCompare(b.label, "en", { numeric: true }),
  );
}
