import { formatCount, formatValue } from "@/lib/format";
import type { MetricKind } from "@/lib/metrics/define";
import { HELD, heldMark, type Shown } from "@/lib/small-cells/hold-back";

/** A count as it is written; one that is held back by its mark. */
export function countWords(count: Shown, smallCells: number): string {
  return count === HELD ? heldMark(smallCells) : formatCount(count);
}

/** A value by what kind of number it is; `held` in the place of one that is held back. */
export function valueWords(kind: MetricKind, value: Shown, held: string): string {
  return value === HELD ? held : formatValue(kind, value);
}
