import { type SQL, sql } from "drizzle-orm";
import { factPromise as fact, factReport as report } from "@/db/facts/tables";
import { CANCELLED_BY } from "@/db/schema";
import { define, type MetricContext, type Part } from "@/lib/metrics/define";
import { codesIn, elapsedBetween, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { timeToFollowUp } from "@/lib/metrics/time-to-follow-up";
import { int } from "@/lib/metrics/where";

export const longestSilence = define({
  id: "longest-silence",
  title: "Longest silence",
  definition:
    "The longest time that a customer heard nothing of a promise while it was open: the largest gap between the making of it, each progress report, and its being done or withdrawn, or the clock while it is open. The median over the promises.",
  numerator: "Promises, after the longest silence of each so far",
  denominator: "All promises made",
  unit: "promise",
  cohortDate: "made",
  maturity: "Every promise enters when it is made; that of an open one may still grow and is shown as still open.",
  source: "Promises and progress reports as documented or imported.",
  better: "lower",
  caveat:
    "Elapsed time, nights and weekends included. A progress report that nobody documented is a silence here. What is still open counts with the silence it has so far, so the median can only rise as time passes.",
  kind: "duration",
  fact,
  unitId: fact.promiseId,
  cohort: { at: fact.madeAt, day: fact.madeDay },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`${fact.madeAt} <= ${int(asOf)}`],
  parts: silenceParts,
  elapsed: silence,
  isDistinct: false,
});

/** Those of time to follow-up, every one of them with a silence to its name. */
function silenceParts(context: MetricContext): Part[] {
  return timeToFollowUp.parts(context).map((part) => {
    if (part.part === "open") return { ...part, role: "numerator" as const, when: OTHERWISE };
    return part.role === "denominator" ? { ...part, role: "numerator" as const } : part;
  });
}

/** The largest gap of a promise, in milliseconds; one without a report is silent from beginning to end. */
function silence({ asOf }: MetricContext): SQL {
  const until = (name: string) => {
    const column = (of: string) => sql.raw(`${name}.${of}`);
    const isWithdrawn = sql`${column("cancelled_at")} <= ${int(asOf)} and ${column("cancelled_by")} = ${codesIn(CANCELLED_BY, "customer")}`;
    return sql`(case when ${column("done_at")} <= ${int(asOf)} then ${column("done_at")} when ${isWithdrawn} then ${column("cancelled_at")} else ${int(asOf)} end)`;
  };
  const told = sql`select told.promise_id, told.reported_at, kept.made_at, ${until("kept")} as until from ${report} as told join ${fact} as kept on kept.promise_id = told.promise_id where told.reported_at >= kept.made_at and told.reported_at <= ${until("kept")}`;
  const inTurn = sql`(partition by promise_id order by reported_at)`;
  const gaps = sql`select promise_id, greatest(reported_at - lag(reported_at, 1, made_at) over ${inTurn}, lead(reported_at, 1, until) over ${inTurn} - reported_at) as gap from (${told}) as told`;
  const longest = sql`(select longest.gap from (select promise_id, max(gap) as gap from (${gaps}) as gaps group by promise_id) as longest where longest.promise_id = ${fact.promiseId})`;
  return sql`coalesce(${longest}, ${elapsedBetween(fact.madeAt, until("fact_promise"))})`;
}
