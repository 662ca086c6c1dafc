import { type FixCounts, STRETCH_DAYS } from "@/lib/fixes/count-issues";
import type { FixPlan } from "@/lib/fixes/fix-plans";
import type { ContactsIn } from "@/lib/fixes/handled-contacts";
import { regressedDay } from "@/lib/fixes/regressed-day";
import type { FixVerdict, SideOfFix, VerdictOutcome } from "@/lib/fixes/verdicts";
import { type RateRatio, rateRatio, smallestProvable } from "@/lib/stats/rate-ratio";

/** What the counts say of a fix on a day, by its own criterion. @param today the day of the clock in the reporting zone; it is not over */
export function judgeFix(plan: FixPlan, counts: FixCounts, contactsIn: ContactsIn, today: number): FixVerdict {
  const { effectiveDay, windowDays, baselineDays, targetRatio } = plan;
  const windowEndDay = effectiveDay + windowDays;
  const stage = today < effectiveDay ? "planned" : today < windowEndDay ? "verifying" : "final";
  const ranges = {
    before: { fromDay: effectiveDay - baselineDays, toDay: Math.max(effectiveDay - baselineDays, Math.min(effectiveDay, today)) },
    after: { fromDay: effectiveDay, toDay: Math.max(effectiveDay, Math.min(windowEndDay, today)) },
  };
  const contacts = {
    before: contactsIn(ranges.before, plan.teams),
    after: contactsIn(ranges.after, plan.teams),
  };
  // Where nothing at all was handled there is no rate to compare.
  const isByContacts = Boolean(contacts.before) && contacts.after !== null && (contacts.after > 0 || ranges.after.toDay === effectiveDay);
  const sideOf = (side: "before" | "after"): SideOfFix => ({
    ...ranges[side],
    ...(side === "before" ? counts.before : (counts.windows.get(0) ?? { issues: 0, undated: 0 })),
    exposure: (isByContacts ? contacts[side] : null) ?? ranges[side].toDay - ranges[side].fromDay,
  });
  const [before, after] = [sideOf("before"), sideOf("after")];
  const ratio = stage === "planned" ? null : rateRatio(observed(before), observed(after));
  const outcome = ratio && outcomeOf(ratio, targetRatio);
  const verdict: FixVerdict = {
    ...plan,
    stage,
    outcome,
    windowEndDay,
    ratio,
    before,
    after,
    exposureKind: isByContacts ? "contacts" : "days",
    tail: counts.tail,
    smallestProvable: smallestProvable(targetRatio, baselineDays, windowDays),
    isPeakBaseline: holdsPeak(plan, counts.stretches),
    regressedDay: null,
  };
  return { ...verdict, regressedDay: regressedDay(verdict, counts, contactsIn, today) };
}

/** The whole interval decides, never the estimate alone. */
export function outcomeOf({ low, high }: RateRatio, targetRatio: number): VerdictOutcome {
  if (high < targetRatio) return "effective";
  return low > 1 ? "worse" : "inconclusive";
}

export function observed({ issues, exposure }: SideOfFix) {
  return { count: issues, exposure };
}

/** Fewer than these in its busiest month are no peak. */
const LEAST_PEAK = 3;

/** Whether the busiest month of the year before the fix lies in what it is compared with; a baseline of that year has no choice of months. */
function holdsPeak({ baselineDays }: FixPlan, stretches: ReadonlyMap<number, number>): boolean {
  const [busiest, next] = [...stretches].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (!busiest || busiest[1] < LEAST_PEAK || busiest[1] === next?.[1]) return false;
  return baselineDays < 11 * STRETCH_DAYS && busiest[0] * STRETCH_DAYS < baselineDays;
}
