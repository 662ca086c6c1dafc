import { DAY_MS } from "@/lib/dates";
import type { FixVerdict } from "@/lib/fixes/verdicts";
import type { Columns } from "@/tests/bench/support/scan";
import { columns, value } from "@/tests/bench/support/scan-loops";

/** Different issues on both sides of each fix, by its id: told up to the clock, dated by when they happened, else by when they were told. */
export function issuesOfFixes(c: Columns, fixes: readonly FixVerdict[], asOf: number): Map<number, { before: number; after: number }> {
  const names = ["status", "failure", "interaction_id", "issue", "team", "occurred_at", "contacted_at"] as const;
  const [status, failure, id, issue, team, occurred, contacted] = columns(c, ...names);
  const sides = fixes.map((fix) => ({ fix, before: new Set<number>(), after: new Set<number>() }));
  const byFailure: (typeof sides)[] = [];
  for (const each of sides) byFailure[each.fix.failureId] = [...(byFailure[each.fix.failureId] ?? []), each];
  for (let i = 0; i < failure.length; i++) {
    const own = byFailure[value(failure, i)];
    if (!own || status[i] !== 1 || value(contacted, i) > asOf) continue;
    const when = value(occurred, i);
    const day = Math.floor((Number.isNaN(when) ? value(contacted, i) : when) / DAY_MS);
    const which = value(issue, i) === 0 ? -value(id, i) : value(issue, i);
    for (const { fix, before, after } of own) {
      if (fix.teams.length > 0 && !fix.teams.includes(value(team, i))) continue;
      if (day >= fix.before.fromDay && day < fix.before.toDay) before.add(which);
      else if (day >= fix.after.fromDay && day < fix.after.toDay) after.add(which);
    }
  }
  return new Map(sides.map(({ fix, before, after }) => [fix.id, { before: before.size, after: after.size }]));
}
