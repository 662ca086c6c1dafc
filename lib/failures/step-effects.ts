import { and, asc, inArray, isNull } from "drizzle-orm";
import { fix } from "@/db/schema";
import { dayOf } from "@/lib/dates";
import { failureDays } from "@/lib/failures/failure-days";
import { familyOf } from "@/lib/failures/merged-family";
import type { Asked } from "@/lib/metrics/ask";
import { over } from "@/lib/overview/decisions";
import { MIN_POINTS_EACH_SIDE, type StepEffect, stepEffect } from "@/lib/stats/interrupted-time-series";

/** By how much the weekly level stepped when a fix took effect, with what it was worked out from. */
export interface FixStep extends StepEffect {
  code: string;
  title: string;
  /** Days since 1970-01-01 in the reporting zone: first day before it, the day it took effect, first day after. */
  fromDay: number;
  effectiveDay: number;
  toDay: number;
  before: { weeks: number; interactions: number };
  after: { weeks: number; interactions: number };
}

/**
 * Most weeks on a side: over longer times no one trend holds. A week is seven days counted from the effective day, so that
 * none lies on both sides.
 */
const MOST_WEEKS = 52;
const WEEK = 7;

/** The steps at the fixes of a failure that have twelve whole weeks on each side before another fix, or the data, ends them. */
export async function stepEffects(asked: Asked, failureId: number): Promise<FixStep[]> {
  const { period, data, workspace } = asked;
  if (data === null) return [];
  const { db } = workspace.record;
  const rows = await db
    .select({ code: fix.code, title: fix.title, at: fix.effectiveAt, day: fix.effectiveDay })
    .from(fix)
    .where(and(inArray(fix.failureId, await familyOf(db, failureId)), isNull(fix.withdrawnAt)))
    .orderBy(asc(fix.effectiveAt), asc(fix.code));
  const fixes = rows.map(({ code, title, at, day }) => ({ code, title, day: day ?? dayOf(at, period.zone) }));
  if (fixes.length === 0) return [];
  const { from: _from, to: _to, ...others } = asked.filters;
  const days = await failureDays(over(asked, { ...others, period: "all", compare: "off" }), failureId);
  const today = dayOf(period.asOf, period.zone);
  return fixes.flatMap(({ code, title, day }): FixStep[] => {
    const earliest = Math.max(data.firstDay, ...fixes.map((each) => each.day).filter((each) => each < day));
    const latest = Math.min(today, data.lastDay + 1, ...fixes.map((each) => each.day).filter((each) => each > day));
    const [weeksBefore, weeksAfter] = [weeksIn(day - earliest), weeksIn(latest - day)];
    if (Math.min(weeksBefore, weeksAfter) < MIN_POINTS_EACH_SIDE) return [];
    const fromDay = day - weeksBefore * WEEK;
    const points = Array.from({ length: weeksBefore + weeksAfter }, (_, week) => {
      const first = fromDay + week * WEEK;
      return { count: happenedIn(days, first, first + WEEK), exposure: WEEK, isAfter: week >= weeksBefore };
    });
    const effect = stepEffect(points);
    const toDay = day + weeksAfter * WEEK;
    const sides = {
      before: { weeks: weeksBefore, interactions: happenedIn(days, fromDay, day) },
      after: { weeks: weeksAfter, interactions: happenedIn(days, day, toDay) },
    };
    return effect ? [{ ...effect, code, title, fromDay, effectiveDay: day, toDay, ...sides }] : [];
  });
}

function weeksIn(days: number): number {
  return Math.max(0, Math.min(MOST_WEEKS, Math.floor(days / WEEK)));
}

function happenedIn(days: readonly { day: number; interactions: number }[], from: number, to: number): number {
  return days.reduce((sum, { day, interactions }) => sum + (day >= from && day < to ? interactions : 0), 0);
}
