import { and, inArray, type SQL, sql } from "drizzle-orm";
import { factInteraction as fact, factFailure } from "@/db/facts/tables";
import { team } from "@/db/schema";
import { UNKNOWN } from "@/lib/filters";
import type { Asked } from "@/lib/metrics/ask";
import type { FactTable } from "@/lib/metrics/define";
import { existsAt } from "@/lib/metrics/parts";
import { filterConditions, inRange } from "@/lib/metrics/where";

/** Interactions that waited on a team or a system. */
export interface Waits {
  interactions: number;
  /** Of those whose minutes are known; null when none's are. */
  minutes: number | null;
  minutesKnown: number;
}

/** What was waited on: the code and name of a team. */
export interface WaitedOn extends Waits {
  code: string;
  name: string;
  isSystem: boolean;
}

/** Interactions that one team handled and that waited on another one, or on a system. */
export interface WaitCell extends Waits {
  /** Codes; "unknown" where it is not known who handled them. */
  team: string;
  on: string;
  /** Different failures that they show. */
  failures: number;
}

/** Who waits on whom: teams by name, what was waited on by the time lost. */
export interface WaitMatrix {
  teams: { code: string; name: string }[];
  on: WaitedOn[];
  /** Of each pair that occurs one. */
  cells: WaitCell[];
}

/** What the interactions of the filters and their period waited on, that which cost most time first. */
export async function waitedOn(asked: Asked): Promise<WaitedOn[]> {
  return (await waitMatrix(asked)).on;
}

export async function waitMatrix(asked: Asked): Promise<WaitMatrix> {
  const rows = await asked.reader.all<Record<string, number | null>>(sql`
    select ${fact.team} as team, ${fact.waitingOnTeam} as waited_on, count(*) as interactions,
      sum(${fact.waitingOnMinutes}) as minutes, count(${fact.waitingOnMinutes}) as minutes_known
    from ${fact} where ${and(counted(asked, fact), sql`${fact.waitingOnTeam} > 0`)} group by 1, 2 order by 1, 2`);
  const pairs = rows.map((row) => ({
    team: Number(row.team),
    on: Number(row.waited_on),
    interactions: Number(row.interactions),
    minutes: row.minutes === null ? null : Number(row.minutes),
    minutesKnown: Number(row.minutes_known),
  }));
  const failures = await failuresOfPairs(asked);
  const names = await teamNames(asked, [...new Set(pairs.flatMap((pair) => [pair.team, pair.on]))]);
  const nameOf = (id: number) => names.get(id) ?? { code: UNKNOWN, name: "Not known", isSystem: false };
  const handling = [...new Set(pairs.map((pair) => pair.team))].map(nameOf).toSorted(byName);
  return {
    teams: handling.map(({ code, name }) => ({ code, name })),
    on: [...new Set(pairs.map((pair) => pair.on))]
      .map((id) => ({ ...nameOf(id), ...added(pairs.filter((pair) => pair.on === id)) }))
      .toSorted((a, b) => (b.minutes ?? 0) - (a.minutes ?? 0) || b.interactions - a.interactions || byName(a, b)),
    cells: pairs.map(({ team: handler, on, ...waits }) => ({
      ...waits,
      team: nameOf(handler).code,
      on: nameOf(on).code,
      failures: failures.get(`${handler} ${on}`) ?? 0,
    })),
  };
}

/** How many different failures the interactions of each pair show. */
async function failuresOfPairs(asked: Asked): Promise<Map<string, number>> {
  const rows = await asked.reader.all<{ team: number; waited_on: number; failures: number }>(sql`
    select ${factFailure.team} as team, ${fact.waitingOnTeam} as waited_on, count(distinct ${factFailure.failure}) as failures
    from ${factFailure} join ${fact} on ${fact.interactionId} = ${factFailure.interactionId}
    where ${and(counted(asked, factFailure), sql`${fact.waitingOnTeam} > 0`)} group by 1, 2 order by 1, 2`);
  return new Map(rows.map((row) => [`${Number(row.team)} ${Number(row.waited_on)}`, Number(row.failures)]));
}

/** Interactions that count, in the period. */
function counted({ filters, codes, period }: Asked, table: FactTable): SQL | undefined {
  return and(
    sql`${table.status} = 1`,
    existsAt(table, period.asOf),
    ...filterConditions(table, filters, codes),
    ...inRange({ at: table.contactedAt, day: table.contactedDay }, period, period.zone),
  );
}

async function teamNames({ workspace }: Asked, ids: number[]) {
  if (ids.length === 0) return new Map<number, { code: string; name: string; isSystem: boolean }>();
  const rows = await workspace.record.db.select().from(team).where(inArray(team.id, ids));
  return new Map(rows.map(({ id, code, name, isSystem }) => [id, { code, name, isSystem }]));
}

function added(pairs: Waits[]): Waits {
  const known = pairs.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return {
    interactions: sum(pairs.map((pair) => pair.interactions)),
    minutes: known.length === 0 ? null : sum(known),
    minutesKnown: sum(pairs.map((pair) => pair.minutesKnown)),
  };
}

/** What is not known last. */
function byName(a: { code: string; name: string }, b: { code: string; name: string }): number {
  return (
    Number(a.code === UNKNOWN) - Number(b.code === UNKNOWN) ||
    a.name.localeCompare(b.name, "en", { numeric: true }) ||
    (a.code < b.code ? -1 : 1)
  );
}
