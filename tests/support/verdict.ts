import type { FixVerdict } from "@/lib/fixes/verdicts";

const side = { fromDay: 0, toDay: 0, issues: 0, undated: 0, exposure: 0 };

/** The verdict on a fix of failure 1 that was found effective; tests name only what they are about. */
export function verdictWith(values: Partial<FixVerdict> = {}): FixVerdict {
  return {
    id: 1,
    code: "fix",
    failureId: 1,
    title: "Ask once",
    version: null,
    teams: [],
    targetRatio: 0.5,
    baselineDays: 28,
    windowDays: 28,
    neverCount: null,
    criterionAt: 0,
    criterionBy: "owner",
    isRetrospective: false,
    effectiveAt: 0,
    effectiveDay: 0,
    stage: "final",
    outcome: "effective",
    windowEndDay: 28,
    ratio: null,
    before: side,
    after: side,
    exposureKind: "days",
    tail: 0,
    smallestProvable: 10,
    isPeakBaseline: false,
    regressedDay: null,
    ...values,
  };
}
