import "server-only";
import { dayOf, isoDay } from "@/lib/dates";
import { type Lifecycle, type LifecycleState, lifecycles } from "@/lib/failures/lifecycle";
import { URGENT_FIRST } from "@/lib/failures/state-filter";
import type { Filters } from "@/lib/filters";
import { type Asked, type MetricRequest, questionOf } from "@/lib/metrics/ask";
import { countRows, listRows } from "@/lib/metrics/query";
import { seriesNames } from "@/lib/metrics/split";
import { failureDetails } from "@/lib/overview/failure-details";
import { type VerdictsDue, verdictsDue } from "@/lib/overview/verdicts-due";
import { resolvePeriod } from "@/lib/period";

/** A failure that recurs and was seen in the days looked at. */
export interface RecurringNow {
  code: string;
  title: string;
  procedure: string;
  state: LifecycleState;
  /** Interactions in the days looked at. */
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

/** What was found in the last days of the period; in all of it where those hold nothing. */
export interface Found<T> {
  items: T[];
  /** Items beyond those listed. */
  more: number;
  total: number;
  /** The days looked at, as a filter. */
  filters: Filters;
  isLately: boolean;
}

export interface Decisions {
  recurring: Found<RecurringNow>;
  missed: Found<MissedNow>;
  verdicts: VerdictsDue;
}

const RECENT_DAYS = 28;
const WEEK_DAYS = 7;
const MOST_RECURRING = 3;
const MOST_MISSED = 2;

/**
 * What deserves a decision: failures that recur, are not put aside and were seen in the last four weeks of the period,
 * promises that came due in its last week and were not done; where there are none, those of the whole period. A period
 * that has not ended ends with the last contact that its filters leave. States and verdicts are those of the clock.
 */
export async function decisionsOf(asked: Asked): Promise<Decisions> {
  const end = await endOf(asked);
  const states = await lifecycles(asked);
  const find = async <T extends { count: number }>(
    days: number,
    most: number,
    search: (filters: Filters) => Promise<T[]>,
  ): Promise<Found<T>> => {
    const lately = lastDays(asked.filters, end, days);
    const found = await search(lately);
    const isLately = found.length > 0;
    const filters = isLately ? lately : { ...asked.filters, compare: "off" as const };
    const all = isLately ? found : await search(filters);
    return {
      items: all.slice(0, most),
      more: Math.max(0, all.length - most),
      total: all.reduce((sum, each) => sum + each.count, 0),
      filters,
      isLately,
    };
  };
  return {
    recurring: await find(RECENT_DAYS, MOST_RECURRING, (filters) => recurringIn(asked, filters, states)),
    missed: await find(WEEK_DAYS, MOST_MISSED, (filters) => missedIn(asked, filters)),
    verdicts: await verdictsDue(asked, states),
  };
}

/** The day after the last one that matters: of the period, or of what was contacted in it. */
async function endOf(asked: Asked): Promise<number> {
  const { period, reader } = asked;
  const { question } = await questionOf(asked, { id: "difficult-rate", grain: "none" });
  const { rows } = await listRows(reader, question, ["difficult"], [], { after: null, limit: 1 });
  const last = dayOf(rows[0]?.at ?? period.asOf, period.zone) + 1;
  const today = dayOf(period.asOf, period.zone) + 1;
  return Math.min(period.toDay ?? last, today);
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

async function recurringIn(asked: Asked, filters: Filters, states: ReadonlyMap<number, Lifecycle>): Promise<RecurringNow[]> {
  const rules = await asked.recurrences();
  const counts = await countBy(over(asked, filters), { id: "difficult-rate", by: "failure", grain: "none" }, "difficult");
  const { db } = asked.workspace.record;
  const names = await seriesNames(db, "failure", [...counts.keys()]);
  const found = [...counts].flatMap(([id, count]): Omit<RecurringNow, "procedure">[] => {
    const [rule, name, lifecycle] = [rules.get(id), names.get(id), states.get(id)];
    if (!rule || rule.recurringSince === null || !name || !lifecycle || lifecycle.state === "archived") return [];
    return [
      {
        code: name.key,
        title: name.label,
        // A fix on its way hides nothing: what escalates all the same says so.
        state: lifecycle.isEscalating && lifecycle.state !== "regressed" ? "escalating" : lifecycle.state,
        count,
        customers: rule.areCustomersUnknown ? null : rule.customers,
        lastSeenAt: rule.lastSeenAt,
      },
    ];
  });
  const details = await failureDetails(
    db,
    found.map((each) => each.code),
  );
  return found
    .map((each) => ({ ...each, procedure: details.get(each.code)?.procedure ?? "" }))
    .toSorted((a, b) => URGENT_FIRST.indexOf(a.state) - URGENT_FIRST.indexOf(b.state) || b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** Promises that came due under these filters and were not done, most first. */
export async function missedIn(asked: Asked, filters: Filters): Promise<MissedNow[]> {
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
