import type { MetricId } from "@/lib/metrics/define";
import type { MetricResult, Point, Total } from "@/lib/metrics/result";

/** A total as a count makes it. */
export function countTotal(count: number, rest: Partial<Total> = {}): Total {
  return { numerator: count, denominator: null, value: count, low: null, high: null, immature: 0, excluded: 0, unknown: 0, ...rest };
}

/** A result with nothing in it but what a test is about. */
export function resultOf(id: MetricId, values: Partial<MetricResult> = {}): MetricResult {
  return {
    id,
    title: id,
    unit: "interaction",
    kind: "count",
    better: "lower",
    asOf: "2026-11-21T09:00:00.000Z",
    zone: "UTC",
    from: "2026-10-23",
    to: "2026-11-22",
    grain: null,
    by: null,
    filters: {},
    version: 1,
    definitions: 1,
    isSample: false,
    total: countTotal(0),
    parts: [],
    points: [],
    series: [],
    duration: null,
    volume: null,
    comparison: null,
    ...values,
  };
}

export function point(values: Partial<Point>): Point {
  const count = values.numerator ?? 0;
  return {
    bucket: null,
    series: null,
    numerator: count,
    denominator: null,
    value: count,
    low: null,
    high: null,
    immature: 0,
    isIncomplete: false,
    ...values,
  };
}
