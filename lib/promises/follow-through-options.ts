import type { Notice, RawParams } from "@/lib/filters";
import { metrics } from "@/lib/metrics";
import { CURVE_DIMENSIONS, CURVE_METRICS, type CurveDimension, type CurveMetric } from "@/lib/metrics/compared-curves";
import { SILENCE_DAYS } from "@/lib/promises/silences";
import { lastParam } from "@/lib/raw-params";

/** What the page of promises is asked for beyond its filters: which clock is drawn, compared by what, and when a silence is long. */
export interface FollowThroughOptions {
  clock: CurveMetric;
  curve: CurveDimension | null;
  silenceDays: number;
  /** Whether the quantiles of the curves are given in business hours too. */
  business: boolean;
}

export const USUAL_OPTIONS: FollowThroughOptions = {
  clock: "time-to-follow-up",
  curve: null,
  silenceDays: SILENCE_DAYS.usual,
  business: false,
};

/** Only promises have a kind. */
export function curvesOf(clock: CurveMetric): CurveDimension[] {
  return CURVE_DIMENSIONS.filter((each) => each !== "kind" || clock === "time-to-follow-up");
}

/** Durations of which both ends are kept to the minute. */
export function hasBusinessHours(clock: CurveMetric): boolean {
  return metrics[clock].span !== undefined;
}

/** Reads `clock`, `curve`, `hours` and `silence` of an address; what is not understood becomes the usual and is said. */
export function parseFollowThroughOptions(params: RawParams): FollowThroughOptions & { notices: Notice[] } {
  const notices: Notice[] = [];
  const oneOf = <T extends string>(field: string, known: readonly T[]): T | null => {
    const asked = lastParam(params, field);
    const found = known.find((each) => each === asked);
    if (asked !== undefined && found === undefined)
      notices.push({ field, message: `${field} must be one of ${known.join(", ")}; got "${asked}"` });
    return found ?? null;
  };
  const clock = oneOf("clock", CURVE_METRICS) ?? USUAL_OPTIONS.clock;
  const curve = oneOf("curve", curvesOf(clock));
  const silence = lastParam(params, "silence");
  const days = Number(silence);
  const isDays = Number.isInteger(days) && days >= 1 && days <= SILENCE_DAYS.most;
  if (silence !== undefined && !isDays)
    notices.push({ field: "silence", message: `silence must be whole days from 1 to ${SILENCE_DAYS.most}; got "${silence}"` });
  const business = oneOf("hours", ["business"] as const) !== null;
  return { clock, curve, business, silenceDays: silence !== undefined && isDays ? days : USUAL_OPTIONS.silenceDays, notices };
}
