import { and, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { factFailure as fact } from "@/db/facts/tables";
import { survivorsOf } from "@/db/merged-failures";
import { failure, fix, procedureVersion } from "@/db/schema";
import { startOfDay } from "@/lib/dates";
import type { FixVerdict } from "@/lib/fixes/verdicts";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { inRange, int, ints, onSide, periodOfRow } from "@/lib/metrics/where";

/** What became, in the days of a fix, of failures that nobody had touched. */
export interface Comparison {
  /** Codes of the failures, the most frequent before it first. */
  failures: string[];
  /** Different issues in the days of the baseline, and of the window so far. */
  before: number;
  after: number;
  /** How many times their change the fixed failure's own is, with its 95 % interval; null where a count is 0. */
  ratio: { ratio: number; low: number; high: number } | null;
}

/** So many failures are compared with at most, which is how many one address can name. */
const MOST_FAILURES = 100;

/** Compares a fix with all failures of procedures that had no new version and no fix in either of its windows; null where there are none. */
export async function unchangedFailures(asked: Asked, verdict: FixVerdict): Promise<Comparison | null> {
  if (verdict.stage === "planned" || verdict.after.toDay === verdict.after.fromDay) return null;
  const unchanged = await unchangedIn(asked.workspace.record.db, verdict, asked.period.zone);
  const inBaseline = await issuesIn(asked, verdict, [...unchanged.keys()], true);
  const chosen = inBaseline
    .filter(({ side }) => side === 1)
    .toSorted((a, b) => b.issues - a.issues || ((unchanged.get(a.failure) ?? "") < (unchanged.get(b.failure) ?? "") ? -1 : 1))
    .slice(0, MOST_FAILURES)
    .map(({ failure }) => failure);
  if (chosen.length === 0) return null;
  const sides = await issuesIn(asked, verdict, chosen, false);
  const count = (side: number) => sides.find((each) => each.side === side)?.issues ?? 0;
  const [before, after] = [count(1), count(0)];
  const failures = chosen.flatMap((id) => unchanged.get(id) ?? []);
  return { failures, before, after, ratio: ratioOfChanges(verdict, before, after) };
}

/** The dates are the same on both sides, so their lengths cancel out. */
function ratioOfChanges(verdict: FixVerdict, before: number, after: number): Comparison["ratio"] {
  const counts = [verdict.after.issues, verdict.before.issues, after, before];
  if (counts.includes(0)) return null;
  const log = Math.log(verdict.after.issues / verdict.before.issues) - Math.log(after / before);
  const spread = 1.959964 * Math.sqrt(counts.reduce((sum, each) => sum + 1 / each, 0));
  return { ratio: Math.exp(log), low: Math.exp(log - spread), high: Math.exp(log + spread) };
}

/** Codes of the failures, by id. */
async function unchangedIn(db: Db, { id, failureId, before, after }: FixVerdict, zone: string): Promise<Map<number, string>> {
  const all = await db
    .select({ id: failure.id, code: failure.code, procedureId: failure.procedureId })
    .from(failure)
    .where(isNull(failure.mergedIntoId));
  const isIn = (at: number) => at >= startOfDay(before.fromDay, zone) && at < startOfDay(after.toDay, zone);
  const versions = await db.select({ procedureId: procedureVersion.procedureId, at: procedureVersion.effectiveAt }).from(procedureVersion);
  const fixes = await db.select({ id: fix.id, failureId: fix.failureId, at: fix.effectiveAt }).from(fix).where(isNull(fix.withdrawnAt));
  const survivors = await survivorsOf(
    db,
    fixes.map((each) => each.failureId),
  );
  const procedureOf = new Map(all.map((each) => [each.id, each.procedureId]));
  const own = procedureOf.get(failureId);
  const changed = new Set([
    ...versions.filter(({ at }) => isIn(at)).map((each) => each.procedureId),
    ...fixes.filter((each) => each.id !== id && isIn(each.at)).map((each) => procedureOf.get(survivors.get(each.failureId) ?? 0)),
  ]);
  return new Map(all.filter(({ procedureId }) => procedureId !== own && !changed.has(procedureId)).map((each) => [each.id, each.code]));
}

/** Different issues in the baseline (side 1) and in the window so far (side 0), over some failures or for each of them. */
async function issuesIn(asked: Asked, { before, after }: FixVerdict, failures: number[], isByFailure: boolean) {
  if (failures.length === 0) return [];
  const { period, reader, codes } = asked;
  const happened = {
    at: sql`coalesce(${fact.occurredAt}, ${fact.contactedAt})`,
    day: sql`case when ${fact.occurredAt} is null then ${fact.contactedDay} else ${fact.occurredDay} end`,
  };
  const where = and(
    sql`${fact.status} = 1`,
    sql`${fact.failure} in (${ints(failures)})`,
    existsAt(fact, period.asOf),
    onSide(fact, codes),
    ...inRange(happened, { fromDay: before.fromDay, toDay: after.toDay }, period.zone),
  );
  const side = periodOfRow(happened, { fromDay: after.fromDay, before }, period.zone);
  const issue = sql`case when ${fact.issue} = 0 then -${fact.interactionId} else ${fact.issue} end`;
  const rows = await reader.all<{ failure: number; side: number; issues: number }>(
    sql`select ${isByFailure ? sql`${fact.failure}` : int(0)} as failure, ${side} as side, count(distinct ${issue}) as issues from ${fact} where ${where} group by 1, 2 order by 1, 2`,
  );
  return rows.map((row) => ({ failure: Number(row.failure), side: Number(row.side), issues: Number(row.issues) }));
}
