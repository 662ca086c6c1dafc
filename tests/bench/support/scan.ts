import { sql } from "drizzle-orm";
import type { FactsReader } from "@/db/facts/duckdb";
import { factClosing, factFailure, factInteraction, factPromise } from "@/db/facts/tables";
import { dayOf } from "@/lib/dates";
import { DAY_MS } from "@/tests/bench/support/generate";

/** A filter as plain numbers: what a hand-written scan tests. */
export interface ScanFilter {
  fromAt: number;
  toAt: number;
  teams: Set<number> | null;
  channels: Set<number> | null;
  products: Set<number> | null;
  causeSets: Set<number> | null;
  severity: number | null;
}

type Columns = Record<string, Float64Array>;

/**
 * The floor: the same counts by loops over typed arrays, as fast as this process can do without an engine. It filters,
 * tells the parts and adds up, and knows nothing of zones (the bench asks in UTC).
 */
export class Scan {
  private constructor(
    private readonly interactions: Columns,
    private readonly promises: Columns,
    private readonly closings: Columns,
    private readonly failures: Columns,
    private readonly sets: FactsReader["causeSets"],
  ) {}

  static async load(reader: FactsReader): Promise<Scan> {
    const dims = ["status", "difficult", "contacted_at", "team", "channel", "product", "severity", "cause_set", "customer"];
    const load = async (
      table: typeof factInteraction | typeof factPromise | typeof factClosing | typeof factFailure,
      extra: string[],
    ): Promise<Columns> => {
      const names = [...dims, ...extra];
      const rows = await reader.all<Record<string, number | null>>(sql`select ${sql.raw(names.join(", "))} from ${table}`);
      return Object.fromEntries(names.map((name) => [name, Float64Array.from(rows, (row) => row[name] ?? Number.NaN)]));
    };
    return new Scan(
      await load(factInteraction, []),
      await load(factPromise, ["made_at", "first_due_at", "done_at", "promise_team"]),
      await load(factClosing, ["closed_at", "next_closed_at", "commended_at"]),
      await load(factFailure, ["failure"]),
      reader.causeSets,
    );
  }

  /** Difficult interactions by week: weeks and their counts. */
  difficult(filter: ScanFilter, asOf: number): { numerator: number; weeks: Map<number, number> } {
    const c = this.interactions;
    const weeks = new Map<number, number>();
    let numerator = 0;
    each(c, "contacted_at", filter, (i) => {
      if (at(c, "difficult", i) !== 1 || at(c, "contacted_at", i) > asOf) return;
      const week = Math.floor((Math.floor(at(c, "contacted_at", i) / DAY_MS) + 3) / 7);
      weeks.set(week, (weeks.get(week) ?? 0) + 1);
      numerator += 1;
    });
    return { numerator, weeks };
  }

  followThrough(filter: ScanFilter, asOf: number): { numerator: number; denominator: number } {
    const c = this.promises;
    let [numerator, denominator] = [0, 0];
    each(c, "first_due_at", filter, (i) => {
      const due = at(c, "first_due_at", i);
      if (due > asOf || at(c, "contacted_at", i) > asOf || at(c, "made_at", i) > asOf) return;
      denominator += 1;
      if (at(c, "done_at", i) <= due) numerator += 1;
    });
    return { numerator, denominator };
  }

  conversion(filter: ScanFilter, asOf: number): { numerator: number; denominator: number } {
    const c = this.closings;
    let [numerator, denominator] = [0, 0];
    each(c, "closed_at", filter, (i) => {
      const until = at(c, "closed_at", i) + 30 * DAY_MS;
      if (at(c, "difficult", i) !== 1 || until > asOf || at(c, "next_closed_at", i) <= asOf) return;
      denominator += 1;
      if (at(c, "commended_at", i) <= until) numerator += 1;
    });
    return { numerator, denominator };
  }

  /** Difficult interactions by topic; the generated topics are causes 1 to 60. */
  causes(filter: ScanFilter, asOf: number): { numerator: number; byCause: Map<number, number> } {
    const c = this.interactions;
    const bySet = new Map<number, number>();
    each(c, "contacted_at", filter, (i) => {
      if (at(c, "difficult", i) !== 1 || at(c, "contacted_at", i) > asOf) return;
      const set = at(c, "cause_set", i);
      bySet.set(set, (bySet.get(set) ?? 0) + 1);
    });
    const byCause = new Map<number, number>();
    let numerator = 0;
    for (const [set, count] of bySet) {
      const topics = (this.sets.get(set) ?? []).filter((cause) => cause <= 60);
      if (topics.length > 0) numerator += count;
      for (const cause of topics) byCause.set(cause, (byCause.get(cause) ?? 0) + count);
    }
    return { numerator, byCause };
  }

  /** Failures seen that recur: 3 interactions of 2 customers in 30 days. */
  recurring(filter: ScanFilter, asOf: number): { numerator: number } {
    const c = this.failures;
    const seen = new Set<number>();
    const byFailure = new Map<number, { day: number; customer: number }[]>();
    each(c, "contacted_at", { ...NOTHING, fromAt: Number.NEGATIVE_INFINITY, toAt: asOf + 1 }, (i) => {
      const failure = at(c, "failure", i);
      const list = byFailure.get(failure) ?? [];
      byFailure.set(failure, list);
      list.push({ day: dayOf(at(c, "contacted_at", i), "UTC"), customer: at(c, "customer", i) });
    });
    each(c, "contacted_at", filter, (i) => seen.add(at(c, "failure", i)));
    let numerator = 0;
    for (const failure of seen) if (isRecurring(byFailure.get(failure) ?? [])) numerator += 1;
    return { numerator };
  }
}

const NOTHING: ScanFilter = { fromAt: 0, toAt: 0, teams: null, channels: null, products: null, causeSets: null, severity: null };

function isRecurring(rows: { day: number; customer: number }[]): boolean {
  rows.sort((a, b) => a.day - b.day);
  return rows.some((row, index) => {
    const window = rows.slice(0, index + 1).filter((earlier) => earlier.day > row.day - 30);
    return window.length >= 3 && new Set(window.map((each) => each.customer)).size >= 2;
  });
}

function at(columns: Columns, name: string, index: number): number {
  return columns[name]?.[index] ?? Number.NaN;
}

function each(columns: Columns, cohort: string, filter: ScanFilter, visit: (index: number) => void): void {
  const date = columns[cohort] ?? new Float64Array();
  const status = columns.status ?? new Float64Array();
  const team = columns.promise_team ?? columns.team ?? new Float64Array();
  const { channel = date, product = date, severity = date, cause_set: causeSet = date } = columns;
  for (let i = 0; i < date.length; i += 1) {
    const when = date[i] ?? 0;
    if (when < filter.fromAt || when >= filter.toAt || status[i] !== 1) continue;
    if (filter.teams && !filter.teams.has(team[i] ?? 0)) continue;
    if (filter.channels && !filter.channels.has(channel[i] ?? 0)) continue;
    if (filter.products && !filter.products.has(product[i] ?? 0)) continue;
    if (filter.causeSets && !filter.causeSets.has(causeSet[i] ?? 0)) continue;
    if (filter.severity !== null && severity[i] !== filter.severity) continue;
    visit(i);
  }
}
