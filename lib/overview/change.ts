import type { MetricKind } from "@/lib/metrics/define";

/** How a number moved against its comparison, and whether that is good. Direction is not goodness. */
export interface Change {
  /** "new": nothing to divide by. "percent": of a count, as a ratio of the prior. "points": difference of two rates, 0–1. */
  kind: "new" | "same" | "percent" | "points";
  /** Signed; 0 for "same", the present value for "new". */
  by: number;
  prior: number;
  goodness: "good" | "bad" | "neutral";
}

interface Measured {
  value: number | null;
}

/** Null when there is no comparison, or either side has no value: then there is nothing to say. */
export function changeOf(
  kind: MetricKind,
  better: "higher" | "lower" | "neither",
  now: Measured,
  before: Measured | null | undefined,
): Change | null {
  if (!before || now.value === null || before.value === null) return null;
  const difference = now.value - before.value;
  const goodness = difference === 0 || better === "neither" ? "neutral" : difference > 0 === (better === "higher") ? "good" : "bad";
  if (difference === 0) return { kind: "same", by: 0, prior: before.value, goodness: "neutral" };
  if (kind === "rate") return { kind: "points", by: difference, prior: before.value, goodness };
  if (before.value === 0) return { kind: "new", by: now.value, prior: 0, goodness };
  return { kind: "percent", by: difference / before.value, prior: before.value, goodness };
}
