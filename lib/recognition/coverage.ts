import { and, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { factInteraction as fact, factCommendation as praise } from "@/db/facts/tables";
import { commendation, person, recognition } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { staffName } from "@/lib/access/staff-name";
import { DAY_MS, startOfDay } from "@/lib/dates";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { inRange, int, onSide } from "@/lib/metrics/where";
import { kaplanMeier, timeUntil, timeUntilInterval } from "@/lib/stats/kaplan-meier";
import { wilson } from "@/lib/stats/wilson";

/** Whether thanks reach everybody: of those who handle difficult interactions often, who was never thanked. */
export interface Coverage {
  /** From so many difficult interactions handled in the last twelve months on somebody is named. */
  minimum: number;
  /** Those who handled that many, and of them those thanked within the twelve months, with the interval of the share. */
  often: number;
  thanked: number;
  interval: { low: number; high: number } | null;
  /** Never thanked at all, in alphabetical order; null where only a pseudonym is known. */
  never: { name: string | null }[];
  neverIds: number[];
  /** How many handled fewer: nothing is said of them by name. */
  fewer: number;
  /** Days from a verified commendation to the thanks, open ones included as open (Kaplan–Meier); null where it is not reached. */
  wait: { median: number | null; low: number | null; high: number | null; passedOn: number; open: number };
}

/** Over the last twelve months, of the interactions that the facts hold. */
export async function readCoverage(asked: Asked, actor: Actor): Promise<Coverage> {
  const { reader, period, settings, codes, workspace } = asked;
  const { db } = workspace.record;
  const handled = await reader.all<{ agent: number; rows: number }>(
    sql`select ${fact.agent} as agent, count(*) as rows from ${fact} where ${and(
      sql`${fact.agent} > 0 and ${fact.status} = 1 and ${fact.difficult} = 1`,
      existsAt(fact, period.asOf),
      onSide(fact, codes),
      ...inRange({ at: fact.contactedAt, day: fact.contactedDay }, period, period.zone),
    )} group by 1 order by 1`,
  );
  const often = handled.filter(({ rows }) => Number(rows) >= settings.staffMinimum).map(({ agent }) => Number(agent));
  const among = often.length > 0 ? often : [0];
  const thanks = await db
    .select({ personId: recognition.personId, at: recognition.givenAt })
    .from(recognition)
    .where(and(inArray(recognition.personId, among), isNull(recognition.withdrawnAt)));
  // What was passed on elsewhere and came in with an import counts as well.
  const passedOn = await db
    .select({ personId: commendation.personId, at: commendation.recognisedAt })
    .from(commendation)
    .where(and(inArray(commendation.personId, among), isNotNull(commendation.recognisedAt)));
  const since = period.fromDay === null ? Number.NEGATIVE_INFINITY : startOfDay(period.fromDay, period.zone);
  const all = [...thanks, ...passedOn].filter(({ at }) => at !== null && at <= period.asOf);
  const ever = new Set(all.map(({ personId }) => personId));
  const lately = new Set(all.filter(({ at }) => at !== null && at >= since).map(({ personId }) => personId));
  const neverIds = often.filter((id) => !ever.has(id));
  const people = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, neverIds.length > 0 ? neverIds : [0]));
  const thanked = often.filter((id) => lately.has(id)).length;
  return {
    minimum: settings.staffMinimum,
    often: often.length,
    thanked,
    interval: wilson(thanked, often.length),
    never: people.map(({ id, name }) => ({ name: staffName(actor, id, name) })).sort(byName),
    neverIds,
    fewer: handled.length - often.length,
    wait: await waitOf(asked),
  };
}

/** Never by how many: who comes first in the alphabet comes first. */
function byName(a: { name: string | null }, b: { name: string | null }): number {
  return Number(a.name === null) - Number(b.name === null) || (a.name ?? "").localeCompare(b.name ?? "", "en", { numeric: true });
}

async function waitOf({ reader, period, codes }: Asked): Promise<Coverage["wait"]> {
  const isPassedOn = sql`coalesce(${praise.recognisedAt} <= ${int(period.asOf)}, false)`;
  const until = sql`case when ${isPassedOn} then ${praise.recognisedAt} else ${int(period.asOf)} end`;
  const rows = await reader.all<{ days: number; passed: boolean; rows: number }>(
    sql`select cast(greatest(0, ${until} - ${praise.receivedAt}) / ${int(DAY_MS)} as integer) as days, ${isPassedOn} as passed, count(*) as rows
        from ${praise} where ${and(
          sql`${praise.status} = 1 and ${praise.verified} = 1 and ${praise.receivedAt} <= ${int(period.asOf)}`,
          existsAt(praise, period.asOf),
          onSide(praise, codes),
          ...inRange({ at: praise.receivedAt, day: praise.receivedDay }, period, period.zone),
        )} group by 1, 2 order by 1, 2`,
  );
  const endings = rows.map(({ days, passed, rows: count }) => ({
    at: Number(days),
    events: passed ? Number(count) : 0,
    censored: passed ? 0 : Number(count),
  }));
  const steps = kaplanMeier(endings);
  return {
    median: timeUntil(steps, 0.5),
    ...timeUntilInterval(steps, 0.5),
    passedOn: endings.reduce((sum, { events }) => sum + events, 0),
    open: endings.reduce((sum, { censored }) => sum + censored, 0),
  };
}
