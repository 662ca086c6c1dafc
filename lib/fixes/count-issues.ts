import { and, type SQL, sql } from "drizzle-orm";
import { factFailure as fact } from "@/db/facts/tables";
import { dayOf } from "@/lib/dates";
import type { FixPlan } from "@/lib/fixes/fix-plans";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { bucketDay, bucketExpression, int, ints, onSide } from "@/lib/metrics/where";

/** Different issues, and those of them with an occurrence that is not known and is dated by its contact. */
export interface IssueCount {
  issues: number;
  undated: number;
}

/** What was seen of the failure of one fix: different issues, an interaction without one being its own. */
export interface FixCounts {
  before: IssueCount;
  /** By the number of the window since it took effect, 0 the first; windows without any are absent. */
  windows: Map<number, IssueCount>;
  /** In each stretch of 30 days before it took effect, 0 the last; for a year. */
  stretches: Map<number, number>;
  /** Told since it took effect, and known to have happened before. */
  tail: number;
  /** Only where a never-event is counted: issues of what happened since, by the day on which they were first told. */
  toldSince: Map<number, number>;
}

/** Days of one stretch by which the busiest time before a fix is found. */
export const STRETCH_DAYS = 30;
const STRETCHES = 12;

const happened = {
  at: sql`coalesce(${fact.occurredAt}, ${fact.contactedAt})`,
  day: sql`case when ${fact.occurredAt} is null then ${fact.contactedDay} else ${fact.occurredDay} end`,
};
const contacted = { at: fact.contactedAt, day: fact.contactedDay };

/** Counts for every fix at once, by id; windows reach up to the day of the clock, which is not over. */
export async function countIssues(asked: Asked, plans: readonly FixPlan[]): Promise<Map<number, FixCounts>> {
  const counts = new Map(plans.map(({ id }) => [id, nothingSeen()]));
  if (plans.length === 0) return counts;
  for (const row of await readCounts(asked, plans)) {
    const [place, issues, undated] = [Number(row.place), Number(row.issues), Number(row.undated)];
    const own = counts.get(Number(row.fix));
    if (!own) continue;
    const kind = Number(row.kind);
    if (kind === KINDS.window && place < 0) own.before = { issues, undated };
    else if (kind === KINDS.window) own.windows.set(place, { issues, undated });
    else if (kind === KINDS.stretch) own.stretches.set(place, issues);
    else if (kind === KINDS.tail) own.tail = issues;
    else own.toldSince.set(bucketDay(place, "day", asked.period.weekStart), issues);
  }
  return counts;
}

const KINDS = { window: 0, stretch: 1, tail: 2, told: 3 };

function nothingSeen(): FixCounts {
  return { before: { issues: 0, undated: 0 }, windows: new Map(), stretches: new Map(), tail: 0, toldSince: new Map() };
}

function readCounts(asked: Asked, plans: readonly FixPlan[]) {
  const { period, reader, codes } = asked;
  const today = dayOf(period.asOf, period.zone);
  const span = { fromAt: Number.MIN_SAFE_INTEGER, toAt: period.asOf };
  const day = (clock: typeof happened | typeof contacted) => bucketExpression(clock, "day", period.zone, period.weekStart, span);
  const plan = sql.join(
    plans.map((each) =>
      row([each.id, each.failureId, each.effectiveDay, each.baselineDays, each.windowDays, Number(each.teams.length > 0)]),
    ),
    sql`, `,
  );
  const teams = plans.flatMap(({ id, teams }) => teams.map((team) => row([id, team])));
  const never = plans.filter(({ neverCount }) => neverCount !== null).map(({ id }) => id);
  const failures = ints([...new Set(plans.map(({ failureId }) => failureId))]);
  return reader.all<Record<"fix" | "kind" | "place" | "issues" | "undated", number>>(sql`
    with plan (fix, failure, effective, baseline, length, is_limited) as (values ${plan}),
    plan_team (fix, team) as (values ${teams.length === 0 ? row([0, 0]) : sql.join(teams, sql`, `)}),
    seen as materialized (
      select plan.fix as fix, plan.effective as effective, plan.baseline as baseline, plan.length as length,
        case when ${fact.issue} = 0 then -${fact.interactionId} else ${fact.issue} end as issue,
        ${day(happened)} as day, ${day(contacted)} as told, case when ${fact.occurredAt} is null then 1 else 0 end as undated
      from ${fact} join plan on plan.failure = ${fact.failure}
      where ${and(sql`${fact.status} = 1`, sql`${fact.failure} in (${failures})`, existsAt(fact, period.asOf), onSide(fact, codes))}
        and (plan.is_limited = 0 or exists (select 1 from plan_team where plan_team.fix = plan.fix and plan_team.team = ${fact.team}))
    )
    select fix, ${int(KINDS.window)} as kind, case when day < effective then -1 else (day - effective) / length end as place,
      count(distinct issue) as issues, count(distinct issue) filter (where undated = 1) as undated
    from seen where day >= effective - baseline and day < ${int(today)} group by 1, 2, 3
    union all
    select fix, ${int(KINDS.stretch)}, (effective - 1 - day) / ${int(STRETCH_DAYS)}, count(distinct issue), 0
    from seen where day < effective and day >= effective - ${int(STRETCHES * STRETCH_DAYS)} group by 1, 2, 3
    union all
    select fix, ${int(KINDS.tail)}, 0, count(distinct issue), 0 from seen where day < effective and told >= effective group by 1, 2, 3
    union all
    select fix, ${int(KINDS.told)}, first_told, count(*), 0 from (
      select fix, issue, min(told) as first_told from seen where fix in (${ints(never.length > 0 ? never : [0])}) and day >= effective group by fix, issue
    ) as since group by 1, 2, 3
    order by 1, 2, 3`);
}

function row(values: number[]): SQL {
  return sql`(${ints(values)})`;
}
