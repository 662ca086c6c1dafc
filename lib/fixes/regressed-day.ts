import type { FixCounts } from "@/lib/fixes/count-issues";
import type { ContactsIn } from "@/lib/fixes/handled-contacts";
import type { FixVerdict } from "@/lib/fixes/verdicts";
import { atLeast } from "@/lib/stats/poisson";

const ALPHA = 0.05;

/**
 * The day on which a failure was seen to be back after its fix: when what must never happen was told the r-th time, or at
 * the end of a further window with more issues than the target rate explains. Windows are looked at when they end and not
 * daily, which would find some excess sooner or later. Null when it has not come back.
 */
export function regressedDay(verdict: FixVerdict, counts: FixCounts, contactsIn: ContactsIn, today: number): number | null {
  const days = [neverDay(verdict, counts, today), windowDay(verdict, counts, contactsIn, today)].filter((day) => day !== null);
  return days.length === 0 ? null : Math.min(...days);
}

function neverDay({ neverCount }: FixVerdict, { toldSince }: FixCounts, today: number): number | null {
  if (neverCount === null) return null;
  let seen = 0;
  for (const [day, issues] of [...toldSince].toSorted((a, b) => a[0] - b[0])) {
    seen += issues;
    if (seen >= neverCount && day <= today) return day;
  }
  return null;
}

function windowDay(verdict: FixVerdict, { windows }: FixCounts, contactsIn: ContactsIn, today: number): number | null {
  if (verdict.stage !== "final" || verdict.outcome !== "effective") return null;
  const { effectiveDay, windowDays } = verdict;
  for (let window = 1; effectiveDay + (window + 1) * windowDays <= today; window++) {
    const fromDay = effectiveDay + window * windowDays;
    const issues = windows.get(window)?.issues ?? 0;
    const isTooMany = issues > 0 && atLeast(issues, toleratedIn(verdict, fromDay, contactsIn)) < ALPHA;
    if (isTooMany) return fromDay + windowDays;
  }
  return null;
}

/** How many issues the target rate explains in a window: by its contacts where they are known, as the rate was measured, else by its days. */
function toleratedIn({ before, baselineDays, targetRatio, ...verdict }: FixVerdict, fromDay: number, contactsIn: ContactsIn): number {
  const contacts = verdict.exposureKind === "contacts" ? contactsIn({ fromDay, toDay: fromDay + verdict.windowDays }, verdict.teams) : null;
  const share = contacts === null ? verdict.windowDays / baselineDays : contacts / before.exposure;
  return targetRatio * before.issues * share;
}
