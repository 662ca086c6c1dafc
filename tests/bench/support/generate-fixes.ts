import { DAY_MS, NOW, type Worked } from "@/tests/bench/support/generate";
import type { Insert } from "@/tests/bench/support/inserting";

/** One fix of each failure in turn, the latest 30 days before the clock, the others earlier in the second year; one in five is for three teams. */
export function writeFixes(insert: Insert, { failures, fixes }: Worked): void {
  for (let i = 1; i <= fixes; i += 1) {
    const effectiveAt = NOW - (30 + (i % 300)) * DAY_MS;
    insert("fix", {
      code: `fix-${i}`,
      failure_id: 1 + ((i - 1) % failures),
      title: `Fix ${i}`,
      effective_at: effectiveAt,
      teams: i % 5 === 0 ? JSON.stringify(FIX_TEAMS) : null,
      target_ratio: 0.5,
      baseline_days: 90,
      window_days: 28 + 7 * (i % 9),
      never_count: i % 25 === 0 ? 2 : null,
      criterion_at: effectiveAt - DAY_MS,
      created_by: "bench",
      created_at: effectiveAt - DAY_MS,
    });
  }
}

const FIX_TEAMS = [1, 2, 3];
