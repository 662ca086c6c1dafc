import type { FixVerdict } from "@/lib/fixes/verdicts";
import { rateRatio } from "@/lib/stats/rate-ratio";

/** What a fix still needs in order to be proven. Counts are different issues. */
export interface Convincing {
  /** As many as would have been seen by now without the fix, at the rate before. */
  expected: number;
  daysSeen: number;
  daysToGo: number;
  /** At most so many more until the window ends would prove it; negative when too many were seen already, null when even none at all would prove nothing. */
  mostFurther: number | null;
  /** Days that the window would need at least, so that seeing none would prove it; null where the window is long enough, or nothing was seen before. */
  neededDays: number | null;
}

/** Works out the meter of a fix. @param today the day of the clock in the reporting zone */
export function whatWouldConvince(verdict: FixVerdict, today: number): Convincing {
  const { before, after, windowDays, baselineDays, targetRatio, windowEndDay } = verdict;
  const daysSeen = after.toDay - after.fromDay;
  const whole = verdict.exposureKind === "days" ? windowDays : wholeContacts(verdict, daysSeen);
  const most = mostToProve(before, whole, targetRatio);
  return {
    expected: before.exposure === 0 ? 0 : (before.issues * after.exposure) / before.exposure,
    daysSeen,
    daysToGo: Math.max(0, windowEndDay - Math.max(today, after.fromDay)),
    mostFurther: most === null ? null : most - after.issues,
    neededDays: most !== null || before.issues === 0 ? null : Math.ceil((baselineDays * (40 ** (1 / before.issues) - 1)) / targetRatio),
  };
}

/** The contacts of the whole window, if they go on as they came so far; before it begins, as they came before. */
function wholeContacts({ before, after, windowDays }: FixVerdict, daysSeen: number): number {
  if (daysSeen > 0) return (after.exposure * windowDays) / daysSeen;
  return (before.exposure * windowDays) / Math.max(1, before.toDay - before.fromDay);
}

/** The most issues in a whole window that prove the target; null when even none do not. The interval rises with the count. */
function mostToProve({ issues, exposure }: FixVerdict["before"], whole: number, targetRatio: number): number | null {
  const isProvenBy = (count: number) => {
    const ratio = rateRatio({ count: issues, exposure }, { count, exposure: whole });
    return ratio !== null && ratio.high < targetRatio;
  };
  if (!isProvenBy(0)) return null;
  let [proven, unproven] = [0, Math.ceil((targetRatio * issues * whole) / exposure) + 1];
  while (unproven - proven > 1) {
    const middle = Math.floor((proven + unproven) / 2);
    if (isProvenBy(middle)) proven = middle;
    else unproven = middle;
  }
  return proven;
}
