import "server-only";
import { isoDay } from "@/lib/dates";
import type { Filters } from "@/lib/filters";
import { type Asked, type MetricRequest, questionOf } from "@/lib/metrics/ask";
import { countRows } from "@/lib/metrics/query";
import { seriesNames } from "@/lib/metrics/split";
import { resolvePeriod } from "@/lib/period";

/** A failure that recurs and was seen again of late. */
export interface RecurringNow {
  code: string;
  title: string;
  /** Interactions in the weeks looked at. */
  count: number;
  /** Different known customers ever; null when none is known. */
  customers: number | null;
  /** Epoch ms. */
  lastSeenAt: number;
}

/** Promises of one procedure, or of one kind where no procedure is known, that came due and were not done. */
export interface MissedNow {
  by: "procedure" | "kind";
  key: string;
  label: string;
  count: number;
}

export interface Decisions {
  /** The days the failures were looked for in, as a filter; and the days in which the promises came due. */
  recent: Filters;
  week: Filters;
  recurring: RecurringNow[];
  recurringMore: number;
  missed: MissedNow[];
  missedTotal: number;
  missedMore: number;
}

const RECENT_DAYS = 28;
const WEEK_DAYS = 7;
const MOST_RECURRING = 3;
const MOST_MISSED = 2;

/**
 * What deserves a decision at the end of the period: failures that recur and were seen in its last four weeks, and
 * promises that came due in its last week and were not done. An open period ends with the last day that holds anything.
 */
export async function decisionsOf(asked: Asked): Promise<Decisions> {
  const end = Math.min(asked.period.toDay ?? Number.POSITIVE_INFINITY, (asked.data?.lastDay ?? 0) + 1);
  const recent = lastDays(asked.filters, end, RECENT_DAYS);
  const week = lastDays(asked.filters, end, WEEK_DAYS);
  const recurring = await recurringIn(asked, recent);
  const missed = await missedIn(asked, week);
  return {
    recent,
    week,
    recurring: recurring.slice(0, MOST_RECURRING),
    recurringMore: Math.max(0, recurring.length - MOST_RECURRING),
    missed: missed.slice(0, MOST_MISSED),
    missedTotal: missed.reduce((sum, each) => sum + each.count, 0),
    missedMore: Math.max(0, missed.length - MOST_MISSED),
  };
}

/** The same filters over some days up to, not including, `end`. */
function lastDays(filters: Filters, end: number, days: number): Filters {
  return { ...filters, period: "custom", from: isoDay(end - days), to: isoDay(end), compare: "off", grain: "auto" };
}

/** The same snapshot asked over another period. */
export function over(asked: Asked, filters: Filters): Asked {
  const { period, data } = asked;
  return { ...asked, filters, period: resolvePeriod(filters, { now: period.asOf, zone: period.zone, weekStart: period.weekStart, data }) };
}

async function recurringIn(asked: Asked, filters: Filters): Promise<RecurringNow[]> {
  const rules = await asked.recurrences();
  const counts = await countBy(over(asked, filters), { id: "difficult-rate", by: "failure", grain: "none" }, "difficult");
  const names = await seriesNames(asked.workspace.record.db, "failure", [...counts.keys()]);
  return [...counts]
    .flatMap(([id, count]) => {
      const [rule, name] = [rules.get(id), names.get(id)];
      if (!rule || rule.recurringSince === null || !name) return [];
      const customers = rule.areCustomersUnknown ? null : rule.customers;
      return [{ code: name.key, title: name.label, count, customers, lastSeenAt: rule.lastSeenAt }];
    })
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

async function missedIn(asked: Asked, filters: Filters): Promise<MissedNow[]> {
  const within = over(asked, filters);
  const byProcedure = await countBy(within, { id: "follow-through", by: "procedure", grain: "none" }, "missed");
  const by = [...byProcedure.keys()].some((id) => id > 0) ? "procedure" : "kind";
  const counts = by === "procedure" ? byProcedure : await countBy(within, { id: "follow-through", by, grain: "none" }, "missed");
  const names = await seriesNames(asked.workspace.record.db, by, [...counts.keys()]);
  return [...counts]
    .flatMap(([id, count]) => {
      const name = names.get(id);
      return name ? [{ by, key: name.key, label: name.label, count } as const] : [];
    })
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** Rows of one part by the members they are shown under; 0 is not known. */
async function countBy(asked: Asked, request: MetricRequest, part: string): Promise<Map<number, number>> {
  const { question, split } = await questionOf(asked, request);
  const counts = new Map<number, number>();
  for (const cell of await countRows(asked.reader, question)) {
    if (cell.part !== part) continue;
    const members = split?.members(asked.reader, cell.split) ?? [];
    for (const member of members.length === 0 ? [0] : members) counts.set(member, (counts.get(member) ?? 0) + cell.rows);
  }
  return counts;
}
