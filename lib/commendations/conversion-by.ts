import { type SQL, sql } from "drizzle-orm";
import { stepKey } from "@/db/facts/step-key";
import { factClosing, factInteraction, factStep } from "@/db/facts/tables";
import { APOLOGY_SCOPES, APOLOGY_TIMINGS, cause, stepObservation } from "@/db/schema";
import { LEAST_RANKED, ranked, rowOf } from "@/lib/commendations/conversion-rows";
import { groupedBy } from "@/lib/grouped-by";
import type { Asked } from "@/lib/metrics/ask";
import { questionOf } from "@/lib/metrics/ask";
import type { Dimension, SeriesName } from "@/lib/metrics/dimensions";
import { gesturesOfKinds, type Having, havingCondition, havingText, PROMISE_CLASSES } from "@/lib/metrics/having";
import { countRows } from "@/lib/metrics/query";
import { totalOf } from "@/lib/metrics/result";
import { resultOf } from "@/lib/metrics/run";
import { seriesNames } from "@/lib/metrics/split";
import { int } from "@/lib/metrics/where";
import { REMOVED_TEXT } from "@/lib/privacy/removed-text";
import { directlyStandardised, type Standardised, type Stratum } from "@/lib/stats/direct-standardisation";

/** Steps are shown up to so many, those observed most. */
const MOST_STEPS = 12;
const MOST_KINDS = 10;

/** One row of a table: x of n difficult interactions that could be measured ended in a commendation. */
export interface ConversionRow {
  key: string;
  label: string;
  x: number;
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  /** What opens exactly these rows, beside the metric and the filters. */
  address: { by?: string; series?: string; having?: string };
  isTooFew: boolean;
}

export const CONVERSION_GROUPS = ["cause", "failure", "promises", "gesture", "kind", "apology", "steps", "team"] as const;
export type ConversionGroup = (typeof CONVERSION_GROUPS)[number];

/** One team beside all others together, as if both had the same cases. */
export interface TeamComparison {
  key: string;
  label: string;
  /** First: the team. Second: the others. Null where they have no stratum in common. */
  standardised: Standardised | null;
  /** Names of strata that one of the two lacks, with how many measured interactions lie in them. */
  lacking: { team: { label: string; n: number }[]; others: { label: string; n: number }[] };
}

export interface ConversionBy {
  groups: Record<ConversionGroup, ConversionRow[]>;
  teams: TeamComparison[];
}

/** Conversion by what the interactions were about, and by what was done in them: what goes together, never what makes what. */
export async function conversionBy(asked: Asked): Promise<ConversionBy> {
  const comparison = await compareTeams(asked);
  const [promises = [], gesture = [], apology = []] = await byHaving(asked, [
    PROMISE_CLASSES.filter((how) => how !== "missed" && how !== "late")
      .map((how): [string, Having] => [how, { of: "promises", how }])
      .concat([["broken", { of: "promises", how: "broken" }]]),
    (["given", "none"] as const).map((how): [string, Having] => [how, { of: "gesture", how }]),
    apologies(),
  ]);
  return {
    groups: {
      cause: await bySeries(asked, "cause.anger"),
      failure: await bySeries(asked, "failure"),
      promises,
      gesture,
      kind: await byKinds(asked),
      apology,
      steps: await bySteps(asked),
      team: await bySeries(asked, "team"),
    },
    teams: comparison,
  };
}

/** How the promises of those who came no further went: late, missed, or not yet due. */
export async function lostPromises(asked: Asked): Promise<Record<"late" | "missed" | "open", number>> {
  const { question } = await questionOf(asked, { id: "commendation-path", grain: "none" });
  const hows = ["missed", "late", "open"] as const;
  const cells = await countRows(asked.reader, {
    ...question,
    split: classOf(hows.map((how) => havingCondition({ of: "promises", how }, question.context)(factClosing.interactionId))),
    isSplitMultiValued: false,
  });
  const parts = ["broken", "commended-broken", "promise-open", "commended-promise-open"];
  const count = (place: number) =>
    cells.reduce((sum, cell) => (cell.split === place + 1 && !cell.isTotal && parts.includes(cell.part) ? sum + cell.rows : sum), 0);
  return { missed: count(0), late: count(1), open: count(2) };
}

function apologies(): [string, Having][] {
  const known = (list: readonly string[]) => [0, ...list.map((_, index) => index + 1)];
  const all = known(APOLOGY_TIMINGS).flatMap((timing) => known(APOLOGY_SCOPES).map((scope) => ({ timing, scope })));
  return all.map(({ timing, scope }) => [`${timing}.${scope}`, { of: "apology", timing, scope }]);
}

async function bySeries(asked: Asked, by: Dimension): Promise<ConversionRow[]> {
  const { points, series } = await resultOf(asked, { id: "commendation-conversion", by, grain: "none" });
  const labels = new Map(series.map(({ key, label }) => [key, label]));
  return ranked(
    points.flatMap((point) =>
      point.series === null
        ? []
        : [
            rowOf(point.series, labels.get(point.series) ?? point.series, point.numerator, point.denominator ?? 0, {
              by,
              series: point.series,
            }),
          ],
    ),
  );
}

/** Of each list every interaction is in the first class whose condition it meets; classes that nobody is in are left out. */
async function byHaving(asked: Asked, lists: readonly (readonly [string, Having][])[]): Promise<ConversionRow[][]> {
  const counts = await countClasses(
    asked,
    lists.map((classes) => classes.map(([, having]) => ({ having }))),
  );
  return lists.map((classes, list) =>
    ranked(
      classes.flatMap(([key, having], index) => {
        const { x, n } = counts[list]?.[index] ?? { x: 0, n: 0 };
        return n === 0 ? [] : [rowOf(key, key, x, n, { having: havingText(having) })];
      }),
    ),
  );
}

async function bySteps(asked: Asked): Promise<ConversionRow[]> {
  const seen = await asked.reader.all<{ step: number }>(
    sql`select ${factStep.step} as step, count(*) as rows from ${factStep} where ${factStep.status} = 1 and ${factStep.adherent} is not null
        group by 1 order by 2 desc, 1 limit ${int(MOST_STEPS)}`,
  );
  if (seen.length === 0) return [];
  const words = await asked.workspace.record.db.selectDistinct({ step: stepObservation.step }).from(stepObservation);
  const names = new Map(words.map(({ step }) => [stepKey(step), step]));
  const hows = ["yes", "no"] as const;
  const keys = seen.map(({ step }) => Number(step)).filter((key) => names.has(key));
  const counts = await countClasses(
    asked,
    keys.map((key) => hows.map((how) => ({ having: { of: "step", key, how } }))),
  );
  const rows = keys.flatMap((key, list) =>
    hows.flatMap((how, index) => {
      const { x, n } = counts[list]?.[index] ?? { x: 0, n: 0 };
      return n === 0 ? [] : [rowOf(how, names.get(key) ?? "", x, n, { having: havingText({ of: "step", key, how }) })];
    }),
  );
  // A step keeps its "yes" and its "no" together, in the order of the alphabet.
  return rows.toSorted((a, b) => a.label.localeCompare(b.label, "en") || b.key.localeCompare(a.key));
}

/** An interaction with gestures of several kinds is in the row of each. */
async function byKinds(asked: Asked): Promise<ConversionRow[]> {
  const kinds = [...(await gesturesOfKinds(asked.workspace.record.db))]
    .filter(([, { kind }]) => kind !== REMOVED_TEXT)
    .toSorted(([, a], [, b]) => b.ids.length - a.ids.length)
    .slice(0, MOST_KINDS);
  const counts = await countClasses(
    asked,
    kinds.map(([key, { ids: gestures }]) => [{ having: { of: "kind", key }, gestures }]),
  );
  return ranked(
    kinds.flatMap(([key, { kind }], list) => {
      const { x, n } = counts[list]?.[0] ?? { x: 0, n: 0 };
      return n === 0 ? [] : [rowOf(kind, kind, x, n, { having: havingText({ of: "kind", key }) })];
    }),
  );
}

/** A class of interactions, with the gestures that are of its kind, where it is about one. */
interface Class {
  having: Having;
  gestures?: readonly number[];
}

/** Conversion in each class of each list, all lists in one query: the place in every list becomes one number. */
async function countClasses(asked: Asked, lists: readonly (readonly Class[])[]): Promise<{ x: number; n: number }[][]> {
  if (lists.length === 0) return [];
  const { question } = await questionOf(asked, { id: "commendation-conversion", grain: "none" });
  const { definition, context } = question;
  const weights = lists.map((_, list) => lists.slice(0, list).reduce((weight, { length }) => weight * (length + 1), 1));
  const places = lists.map((classes, list) => {
    const place = classOf(classes.map(({ having, gestures }) => havingCondition(having, context, gestures)(factClosing.interactionId)));
    return sql`cast(${place} as bigint) * ${int(weights[list] ?? 1)}`;
  });
  const cells = await countRows(asked.reader, { ...question, split: sql`(${sql.join(places, sql` + `)})`, isSplitMultiValued: false });
  const parts = definition.parts(context);
  const own = cells.filter(({ isTotal }) => !isTotal);
  return lists.map((classes, list) => {
    const byPlace = groupedBy(own, ({ split }) => Math.floor(split / (weights[list] ?? 1)) % (classes.length + 1));
    return classes.map((_, index) => {
      const { numerator, denominator } = totalOf(definition, parts, byPlace.get(index + 1) ?? []);
      return { x: numerator, n: denominator ?? 0 };
    });
  });
}

/** The place from 1 of the first condition that a row meets; 0 for none. */
function classOf(conditions: readonly SQL[]): SQL {
  return sql`case ${sql.join(
    conditions.map((condition, index) => sql`when ${condition} then ${int(index + 1)}`),
    sql` `,
  )} else 0 end`;
}

/** Each team that has enough beside the others together, in strata of primary cause and severity at the start. */
async function compareTeams(asked: Asked): Promise<TeamComparison[]> {
  const { question } = await questionOf(asked, { id: "commendation-conversion", grain: "none" });
  const { definition, context } = question;
  const causeOf = sql`(select ${factInteraction.primaryCause} from ${factInteraction} where ${factInteraction.interactionId} = ${factClosing.interactionId})`;
  const split = sql`(cast(${factClosing.team} as bigint) * ${int(TEAM)} + coalesce(${causeOf}, 0) * ${int(CAUSE)} + ${factClosing.severity})`;
  const cells = (await countRows(asked.reader, { ...question, split, isSplitMultiValued: false })).filter(({ isTotal }) => !isTotal);
  const parts = definition.parts(context);
  const counted = [...groupedBy(cells, (cell) => cell.split)].flatMap(([place, own]) => {
    const total = totalOf(definition, parts, own);
    const [x, n] = [total.numerator, total.denominator ?? 0];
    return n === 0 ? [] : [{ team: Math.floor(place / TEAM), cause: Math.floor((place % TEAM) / CAUSE), severity: place % CAUSE, x, n }];
  });
  const teamIds = [...new Set(counted.flatMap(({ team }) => (team > 0 ? [team] : [])))];
  const causeIds = [...new Set(counted.map(({ cause: id }) => id))];
  const { db } = asked.workspace.record;
  const names = await seriesNames(db, "team", teamIds);
  const causes = new Map((await db.select({ id: cause.id, name: cause.name }).from(cause)).map(({ id, name }) => [id, name]));
  const nameOf = (key: string) => {
    const [id = 0, severity = 0] = key.split(".").map(Number);
    return stratumName(causeIds.includes(id) ? (causes.get(id) ?? null) : null, severity);
  };
  const named = (strata: readonly Stratum[], group: "first" | "second") =>
    strata
      .map((stratum) => ({ label: nameOf(stratum.key), n: stratum[group].n }))
      .sort((a, b) => b.n - a.n || a.label.localeCompare(b.label));
  return teamIds
    .flatMap((team): TeamComparison[] => {
      const own = counted.filter((cell) => cell.team === team).reduce((sum, { n }) => sum + n, 0);
      const others = counted.filter((cell) => cell.team !== team).reduce((sum, { n }) => sum + n, 0);
      if (own < LEAST_RANKED || others < LEAST_RANKED) return [];
      const { key, label }: SeriesName = names.get(team) ?? { key: String(team), label: String(team) };
      const standardised = directlyStandardised(strataOf(counted, team));
      return [
        {
          key,
          label,
          standardised,
          lacking: {
            team: named(standardised?.strata.onlySecond ?? [], "second"),
            others: named(standardised?.strata.onlyFirst ?? [], "first"),
          },
        },
      ];
    })
    .sort((a, b) => a.label.localeCompare(b.label, "en", { numeric: true }));
}

/** Room in one number for a cause and a severity beside a team. */
const CAUSE = 10;
const TEAM = 1_000_000_000;

function strataOf(counted: readonly { team: number; cause: number; severity: number; x: number; n: number }[], team: number): Stratum[] {
  const strata = new Map<string, Stratum>();
  for (const cell of counted) {
    const key = `${cell.cause}.${cell.severity}`;
    const stratum = strata.get(key) ?? { key, first: { x: 0, n: 0 }, second: { x: 0, n: 0 } };
    const group = cell.team === team ? stratum.first : stratum.second;
    group.x += cell.x;
    group.n += cell.n;
    strata.set(key, stratum);
  }
  return [...strata.values()];
}

function stratumName(causeName: string | null, severity: number): string {
  return `${causeName ?? "cause not known"}, ${severity === 0 ? "severity not known" : `severity ${severity}`}`;
}
