import { hrefOf } from "@/app/_data/filter-params";
import { isoDay } from "@/lib/dates";
import type { ShownFix } from "@/lib/fixes/failure-fixes";

/** Of the page's filters only these hold for a verdict: it has its own days and teams. */
const KEPT = ["source", "zone", "asOf"];

/** Where the numbers of a fix lead: the very issues that were counted. */
export function fixHrefs(query: string, failureCode: string, { verdict, teams }: Pick<ShownFix, "verdict" | "teams">) {
  const { before, after } = verdict;
  const rows = (failures: readonly string[], fromDay: number, toDay: number, more: Record<string, string> = {}) => {
    const kept = [...new URLSearchParams(query)].filter(([key]) => KEPT.includes(key));
    const days = { period: "custom", from: isoDay(fromDay), to: isoDay(toDay), clock: "occurred", each: "issue", ...more };
    return hrefOf("/interactions", new URLSearchParams([...kept, ...failures.map((code) => ["failure", code]), ...Object.entries(days)]));
  };
  const ofTeams = (href: string) => teams.reduce((address, { code }) => `${address}&team=${encodeURIComponent(code)}`, href);
  const own = (...days: [number, number, Record<string, string>?]) => ofTeams(rows([failureCode], ...days));
  return {
    before: own(before.fromDay, before.toDay),
    after: own(after.fromDay, after.toDay),
    undatedBefore: own(before.fromDay, before.toDay, { dated: "no" }),
    undatedAfter: own(after.fromDay, after.toDay, { dated: "no" }),
    tail: own(0, after.fromDay, { told: isoDay(after.fromDay) }),
    othersBefore: (failures: readonly string[]) => rows(failures, before.fromDay, before.toDay),
    othersAfter: (failures: readonly string[]) => rows(failures, after.fromDay, after.toDay),
  };
}
