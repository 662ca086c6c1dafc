import { bucketOf } from "@/lib/dates";
import { type EscalationCounts, EVALUATED_DAYS, RAMP_WEEKS, type WindowCounts } from "@/lib/failures/escalation-counts";
import { benjaminiHochberg } from "@/lib/stats/benjamini-hochberg";
import { atLeastOf } from "@/lib/stats/binomial";

/** Why a failure escalates, and since when. Days are days since 1970-01-01 in the reporting zone. */
export interface Escalation {
  /** The first day of an uninterrupted escalation, as far as it can be looked back. */
  sinceDay: number;
  /** The day on which it last fired; it is left 14 quiet days later. */
  firedDay: number;
  /** More issues in a week than the four weeks before it let expect, or eight weeks in a row above its own mean. */
  reason: { kind: "sudden"; recent: number; before: number } | { kind: "ramp" };
}

/** A failure that is watched. */
export interface Watched {
  failureId: number;
  counts: EscalationCounts | undefined;
  /** None of its interactions, of any time, has a known customer: two different ones cannot be asked for. */
  areCustomersUnknown: boolean;
  /** The day of its first contact. */
  firstSeenDay: number;
  /** The day it became recurring: a candidate does not escalate. */
  recurringSince: number;
}

/** An escalation is left when it has not fired on so many days in a row. */
export const QUIET_DAYS = 14;
const RAMP_POINTS = 8;
/** A ramp needs as many weeks before it as it is long. */
const LEAST_RAMP_WEEKS = 2 * RAMP_POINTS;

/** The share of recent issues among all of the 35 days when nothing changes. */
const EXPECTED_SHARE = 1 / 5;

/**
 * The failures that escalate on a day, by id. Each of the days before it is evaluated at its start, over whole days, with all
 * failures together, so that the share of false alarms stays below 5 %.
 * @param today the day of the clock
 */
export function escalationsOf(watched: readonly Watched[], today: number, weekStart: 1 | 6 | 7): Map<number, Escalation> {
  const fired = new Map<number, [number, Escalation["reason"]][]>();
  const rampsByWeek = new Map<number, Set<number>>();
  for (let day = today - EVALUATED_DAYS + 1; day <= today; day++) {
    const week = bucketOf(day, "week", weekStart);
    const ramps = rampsByWeek.get(week) ?? rampsBefore(watched, week, weekStart);
    rampsByWeek.set(week, ramps);
    for (const [failureId, reason] of firing(watched, day, ramps)) {
      const own = fired.get(failureId);
      if (own) own.push([day, reason]);
      else fired.set(failureId, [[day, reason]]);
    }
  }
  const escalations = new Map<number, Escalation>();
  for (const [failureId, days] of fired) {
    const [firedDay, reason] = days.at(-1) ?? [0, { kind: "ramp" } as const];
    if (today - firedDay >= QUIET_DAYS) continue;
    let sinceDay = firedDay;
    for (const [day] of days.toReversed()) if (sinceDay - day <= QUIET_DAYS) sinceDay = day;
    escalations.set(failureId, { sinceDay, firedDay, reason });
  }
  return escalations;
}

/** P(X ≥ recent | recent + before, 1/5): how likely so many in the last of five weeks are when nothing changes. */
export function escalationProbability({ recent, before }: Pick<WindowCounts, "recent" | "before">): number {
  return atLeastOf(recent, recent + before, EXPECTED_SHARE);
}

/** What fires on one day. */
function firing(all: readonly Watched[], day: number, ramps: ReadonlySet<number>): Map<number, Escalation["reason"]> {
  const found = new Map<number, Escalation["reason"]>();
  const tested: { of: Watched; window: WindowCounts }[] = [];
  for (const of of all) {
    if (of.recurringSince >= day) continue;
    if (ramps.has(of.failureId)) found.set(of.failureId, { kind: "ramp" });
    const window = of.counts?.days.get(day);
    if (window && window.recent + window.before > 0) tested.push({ of, window });
  }
  const isRejected = benjaminiHochberg(tested.map(({ window }) => escalationProbability(window)));
  for (const [index, { of, window }] of tested.entries()) {
    if (isRejected[index] && (window.areSeveralCustomers || of.areCustomersUnknown))
      found.set(of.failureId, { kind: "sudden", recent: window.recent, before: window.before });
  }
  return found;
}

/**
 * The failures of which the last eight complete weeks before a week all lie above the mean of the weeks since it was first
 * seen, at most 26. @param end the first day of the week
 */
function rampsBefore(watched: readonly Watched[], end: number, weekStart: 1 | 6 | 7): Set<number> {
  return new Set(watched.flatMap((each) => (isRamp(each, end, weekStart) ? [each.failureId] : [])));
}

function isRamp({ counts, firstSeenDay }: Watched, end: number, weekStart: 1 | 6 | 7): boolean {
  if (!counts) return false;
  const first = bucketOf(firstSeenDay, "week", weekStart);
  const length = Math.min(RAMP_WEEKS, (end - first) / 7);
  if (length < LEAST_RAMP_WEEKS) return false;
  const weeks = Array.from({ length }, (_, index) => counts.weeks.get(end - 7 * (length - index)) ?? 0);
  const total = weeks.reduce((sum, each) => sum + each, 0);
  return weeks.slice(-RAMP_POINTS).every((count) => count * length > total);
}
