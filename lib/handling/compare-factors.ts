import { type SQL, sql } from "drizzle-orm";
import { factInteraction as fact, factStep } from "@/db/facts/tables";
import type { Ended } from "@/lib/handling/ended";
import type { EndingsAsk } from "@/lib/handling/endings-ask";
import { type Factor, SIDES, type StepName, stepFactor } from "@/lib/handling/factors";
import type { Asked } from "@/lib/metrics/ask";
import { int, ints } from "@/lib/metrics/where";
import { type MantelHaenszel, mantelHaenszel } from "@/lib/stats/mantel-haenszel";
import { newcombeDifference, type ShareDifference } from "@/lib/stats/newcombe-difference";

/** Fewer measurable interactions than this on a side, and a comparison is not made. */
export const MIN_PER_SIDE = 5;

/** Good endings of the measurable ones. */
export interface Share {
  x: number;
  n: number;
}

/** The endings with a factor beside those without it. */
export interface Comparison extends Omit<Factor, "side"> {
  withIt: Share;
  withoutIt: Share;
  /** Known, and on neither side; and not known. Measurable endings, all of them. */
  other: Share;
  unknown: Share;
  /** Before anything is adjusted for; null where a side is empty. */
  crude: ShareDifference | null;
  /** Within strata of the same primary cause and severity at the start. */
  adjusted: MantelHaenszel;
  /** On one of the two sides, in strata that hold nothing of the other. */
  lost: number;
  /** Whether enough stand on both sides to say anything. */
  hasEnough: boolean;
  /** The smallest share of false alarms at which it would stand out among all that are compared; null where it is not. */
  q: number | null;
  /** Its strata disagree beyond chance: one number for all of them says too much. */
  isMixed: boolean;
}

/** One cell: of a factor, a stratum and a side. */
interface CellRow extends Record<string, unknown> {
  factor: number;
  cause: number;
  severity: number;
  half: number;
  side: number;
  good: number;
  measured: number;
}

/** How many different steps are compared, those observed most often; words typed by hand may be any number. */
export const MOST_STEPS = 60;

/** A snapshot's factors, each over the measurable interactions of an ending. */
export async function compareFactors(asked: Asked, ended: Ended, ask: EndingsAsk, factors: readonly Factor[]): Promise<Comparison[]> {
  const columns = factors.map((factor, index) => sql`${factor.side} as ${named("side", index)}`);
  const cells = factors.map(
    (_, index) =>
      sql`select ${int(index)} as factor, cause, severity, half, ${named("side", index)} as side, sum(good) as good, count(*) as measured from stratified group by 1, 2, 3, 4, 5`,
  );
  const rows = await asked.reader.all<CellRow>(
    sql`with ${stratified(ended, ask, columns)} ${sql.join(cells, sql` union all `)} order by 1, 2, 3, 4, 5`,
  );
  return factors.map((factor, index) =>
    comparisonOf(
      factor,
      rows.filter((row) => Number(row.factor) === index),
    ),
  );
}

/** The same for the steps that were observed most often, by their words; `hidden` says how many others there are. */
export async function compareSteps(
  asked: Asked,
  ended: Ended,
  ask: EndingsAsk,
  names: ReadonlyMap<number, StepName>,
): Promise<{ steps: { key: number; comparison: Comparison }[]; hidden: number }> {
  // A step that was noted twice for one interaction went as it should only if it did so both times.
  const observed = sql`observed as (
    select ${factStep.interactionId} as id, ${factStep.step} as step, min(${factStep.adherent}) as adherent from ${factStep}
    where ${factStep.interactionId} in (select id from stratified) group by 1, 2)`;
  const often = sql`often as (select step, count(adherent) as times from observed group by 1 having count(adherent) > 0)`;
  const chosen = sql`chosen as (select step, times from often order by times desc, step limit ${int(MOST_STEPS)})`;
  const rows = await asked.reader.all<CellRow & { total: number }>(sql`with ${stratified(ended, ask, [])}, ${observed}, ${often}, ${chosen}
    select observed.step as factor, cause, severity, half,
      case when adherent = 1 then ${int(SIDES.indexOf("with"))} else ${int(SIDES.indexOf("without"))} end as side,
      sum(good) as good, count(*) as measured, (select count(*) from often) as total
    from observed join chosen on chosen.step = observed.step join stratified on stratified.id = observed.id
    where adherent is not null group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`);
  const [whole] = await asked.reader.all<{ good: number | null; measured: number }>(
    sql`with ${stratified(ended, ask, [])} select sum(good) as good, count(*) as measured from stratified`,
  );
  const keys = [...new Set(rows.map((row) => Number(row.factor)))];
  const steps = keys.flatMap((key) => {
    const name = names.get(key);
    if (!name) return [];
    const own = rows.filter((row) => Number(row.factor) === key);
    const known = shareOf(own);
    const unknown = { ...NO_STRATUM, factor: key, side: SIDES.indexOf("unknown") };
    const rest = { ...unknown, good: Number(whole?.good ?? 0) - known.x, measured: Number(whole?.measured ?? 0) - known.n };
    return [{ key, comparison: comparisonOf(stepFactor(key, name), [...own, rest]) }];
  });
  return { steps: steps.toSorted((a, b) => inWords(a.comparison, b.comparison)), hidden: Number(rows[0]?.total ?? 0) - keys.length };
}

/** Measurable endings with their stratum: `id, cause, severity, half, good`, and columns of the caller's. */
function stratified(ended: Ended, { adjust }: EndingsAsk, columns: SQL[]): SQL {
  const covariate = adjust === "wait" ? fact.waitMinutes : adjust === "hold" ? fact.holdMinutes : null;
  const good = placesOf(ended, "numerator");
  const measured = placesOf(ended, "numerator", "denominator");
  const selected = [
    sql`${fact.interactionId} as id`,
    sql`${fact.primaryCause} as cause`,
    sql`${fact.severity} as severity`,
    sql`${covariate ?? sql`null`} as minutes`,
    sql`${ended.part} as part`,
    ...columns,
  ];
  // Above and below the median of those whose minutes are known; where they are not is a stratum of its own.
  const half = covariate
    ? sql`case when minutes is null then 0 when minutes > (select percentile_cont(0.5) within group (order by minutes) from ended where part in (${measured})) then 2 else 1 end`
    : sql`0`;
  return sql`ended as materialized (select ${sql.join(selected, sql`, `)} ${ended.from}),
    stratified as materialized (select *, ${half} as half, case when part in (${good}) then 1 else 0 end as good from ended where part in (${measured}))`;
}

/** The places of parts with a role, as `ended.part` counts them. */
export function placesOf({ parts }: Ended, ...roles: Ended["parts"][number]["role"][]): SQL {
  const places = parts.flatMap(({ role }, place) => (roles.includes(role) ? [place] : []));
  return ints(places.length > 0 ? places : [-1]);
}

const NO_STRATUM: CellRow = { factor: 0, cause: 0, severity: 0, half: 0, side: 0, good: 0, measured: 0 };

function comparisonOf({ side: _sql, ...factor }: Factor, rows: CellRow[]): Comparison {
  const on = (name: (typeof SIDES)[number]) => rows.filter((row) => Number(row.side) === SIDES.indexOf(name));
  const [withIt, withoutIt] = [shareOf(on("with")), shareOf(on("without"))];
  const adjusted = mantelHaenszel(strataOf(on("with"), on("without")));
  return {
    ...factor,
    withIt,
    withoutIt,
    other: shareOf(on("other")),
    unknown: shareOf(on("unknown")),
    crude: newcombeDifference(withIt, withoutIt),
    adjusted,
    lost: withIt.n + withoutIt.n - adjusted.first - adjusted.second,
    hasEnough: Math.min(adjusted.first, adjusted.second) >= MIN_PER_SIDE,
    q: null,
    isMixed: adjusted.homogeneity !== null && adjusted.homogeneity.p < 0.05,
  };
}

function strataOf(withIt: CellRow[], withoutIt: CellRow[]) {
  const name = ({ cause, severity, half }: CellRow) => `${Number(cause)} ${Number(severity)} ${Number(half)}`;
  const names = [...new Set([...withIt, ...withoutIt].map(name))].toSorted();
  return names.map((stratum) => ({
    first: shareOf(withIt.filter((row) => name(row) === stratum)),
    second: shareOf(withoutIt.filter((row) => name(row) === stratum)),
  }));
}

function shareOf(rows: CellRow[]): Share {
  return rows.reduce((sum, { good, measured }) => ({ x: sum.x + Number(good), n: sum.n + Number(measured) }), { x: 0, n: 0 });
}

/** A column of the query's own, numbered. */
function named(name: string, index: number): SQL {
  return sql.raw(`${name}_${index}`);
}

function inWords(a: Comparison, b: Comparison): number {
  return a.title.localeCompare(b.title, "en", { numeric: true }) || (a.id < b.id ? -1 : 1);
}
