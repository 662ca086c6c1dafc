import { chiSquareTail } from "@/lib/stats/chi-square";
import type { Ending } from "@/lib/stats/kaplan-meier";

export interface LogRank {
  chiSquared: number;
  /** Groups compared, less one. */
  df: number;
  p: number;
  /** For each group: how many ended, and how many would have if all groups ended alike. More than expected: sooner. */
  groups: { observed: number; expected: number }[];
}

/**
 * Whether groups end at the same pace (Mantel 1966; Peto & Peto 1972): at each time at which anything ended, the ends that each
 * group would have by its share of those still watched; χ² = (O − E)ᵀ V⁻¹ (O − E) with the hypergeometric variance, so ties are
 * allowed for. What was last seen open at the time of an end was watched then.
 * @param groups two or more, the endings of each in any order
 * @returns null where fewer than two groups can be compared: none ended, or never two of them watched at once
 */
export function logRank(groups: readonly (readonly Ending[])[]): LogRank | null {
  const k = groups.length;
  if (k < 2) return null;
  const atRisk = groups.map((group) => group.reduce((sum, { events, censored }) => sum + events + censored, 0));
  const observed = groups.map((group) => group.reduce((sum, { events }) => sum + events, 0));
  const expected = groups.map(() => 0);
  const variance = groups.map(() => groups.map(() => 0));
  for (const { events, censored } of inTime(groups)) {
    const n = sum(atRisk);
    const d = sum(events);
    if (d > 0) {
      const ties = n > 1 ? (d * (n - d)) / (n - 1) : 0;
      for (let i = 0; i < k; i++) {
        const share = (atRisk[i] ?? 0) / n;
        expected[i] = (expected[i] ?? 0) + d * share;
        for (let j = 0; j < k; j++) {
          const row = variance[i];
          if (row) row[j] = (row[j] ?? 0) + ties * share * ((i === j ? 1 : 0) - (atRisk[j] ?? 0) / n);
        }
      }
    }
    for (let i = 0; i < k; i++) atRisk[i] = (atRisk[i] ?? 0) - (events[i] ?? 0) - (censored[i] ?? 0);
  }
  const chiSquared = quadratic(
    variance.slice(0, -1).map((row) => row.slice(0, -1)),
    observed.slice(0, -1).map((count, i) => count - (expected[i] ?? 0)),
  );
  if (chiSquared === null) return null;
  return {
    chiSquared,
    df: k - 1,
    p: chiSquareTail(chiSquared, k - 1),
    groups: observed.map((count, i) => ({ observed: count, expected: expected[i] ?? 0 })),
  };
}

/** Every time at which anything ended or was last seen, ascending, with how many in each group. */
function inTime(groups: readonly (readonly Ending[])[]): { at: number; events: number[]; censored: number[] }[] {
  const times = new Map<number, { at: number; events: number[]; censored: number[] }>();
  groups.forEach((group, i) => {
    for (const { at, events, censored } of group) {
      const time = times.get(at) ?? { at, events: groups.map(() => 0), censored: groups.map(() => 0) };
      time.events[i] = (time.events[i] ?? 0) + events;
      time.censored[i] = (time.censored[i] ?? 0) + censored;
      times.set(at, time);
    }
  });
  return [...times.values()].toSorted((a, b) => a.at - b.at);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** uᵀ M⁻¹ u of a positive definite matrix, by elimination; null where the matrix is not. */
function quadratic(matrix: number[][], u: number[]): number | null {
  const [rows, right] = [matrix.map((row) => [...row]), [...u]];
  let total = 0;
  for (let i = 0; i < rows.length; i++) {
    const pivot = rows[i]?.[i] ?? 0;
    if (!(pivot > 1e-12)) return null;
    const value = right[i] ?? 0;
    total += (value * value) / pivot;
    for (let r = i + 1; r < rows.length; r++) {
      const factor = (rows[r]?.[i] ?? 0) / pivot;
      const row = rows[r] ?? [];
      for (let c = i; c < rows.length; c++) row[c] = (row[c] ?? 0) - factor * (rows[i]?.[c] ?? 0);
      right[r] = (right[r] ?? 0) - factor * value;
    }
  }
  return total;
}
