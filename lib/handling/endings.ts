import { sql } from "drizzle-orm";
import { type Actor, require } from "@/lib/access/actor";
import { type Filters, filtersToParams, type Notice } from "@/lib/filters";
import { BUILT_IN_VARIANTS } from "@/lib/handling/built-in-variants";
import { type Comparison, compareFactors, compareSteps } from "@/lib/handling/compare-factors";
import { type EffortRow, effortByEnding } from "@/lib/handling/effort";
import { type Ended, endedOf } from "@/lib/handling/ended";
import type { EndingsAsk } from "@/lib/handling/endings-ask";
import { FACTOR_GROUPS, FACTORS, type Factor, type StepName, variantFactor } from "@/lib/handling/factors";
import { type GestureCost, gestureCost } from "@/lib/handling/gesture-cost";
import { stepNames } from "@/lib/handling/step-names";
import { type Asked, type AskOptions, askInSnapshot } from "@/lib/metrics/ask";
import type { PartRole } from "@/lib/metrics/define";
import type { ResolvedPeriod } from "@/lib/period";
import { rememberer } from "@/lib/remembered";
import { smallestQ } from "@/lib/stats/benjamini-hochberg";
import { wilson } from "@/lib/stats/wilson";
import type { Workspace } from "@/lib/workspace";

/** How many interactions are in a part of the ending's cohort. */
export interface EndingPart {
  part: string;
  label: string;
  role: PartRole;
  count: number;
}

/** What goes with a good ending: said as association, never as effect. */
export interface Endings {
  ask: EndingsAsk;
  title: string;
  definition: string;
  cohortDate: string;
  /** Good endings of the measurable ones, with the interval of their share; null where nothing is measurable. */
  good: number;
  measured: number;
  interval: { low: number; high: number } | null;
  parts: EndingPart[];
  comparisons: Comparison[];
  /** Every step that is compared, to be chosen for a variant. */
  steps: { key: number; words: string }[];
  /** Steps that were observed less often than those compared. */
  hiddenSteps: number;
  effort: EffortRow[];
  gestures: GestureCost;
}

export interface EndingsRead extends Endings {
  period: ResolvedPeriod;
  data: Asked["data"];
  version: number;
  isSample: boolean;
  notices: Notice[];
}

const remember = rememberer<Endings>(100);

/** Everything in one snapshot, so that sentence, chart and tables agree. @throws ForbiddenError */
export async function readEndings(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  ask: EndingsAsk,
  options: AskOptions = {},
): Promise<EndingsRead> {
  require(actor, "read");
  const names = await stepNames(workspace.record.db);
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const { period, settings, codes, reader } = asked;
    const key = [reader.version, ask, filtersToParams(filters).toString(), period.asOf, period.zone, settings, codes.side];
    const found = await remember(workspace.facts, key, () => workOut(asked, ask, names));
    return {
      ...found,
      period,
      data: asked.data,
      version: reader.version,
      isSample: codes.side.isSample,
      notices: [
        ...codes.notices,
        ...(ask.variant?.some((step) => found.steps.every(({ key: known }) => known !== step)) ? [UNKNOWN_STEP] : []),
      ],
    };
  });
}

const UNKNOWN_STEP: Notice = { field: "one", message: "one of the two steps is not among those compared here" };

async function workOut(asked: Asked, ask: EndingsAsk, names: ReadonlyMap<number, StepName>): Promise<Endings> {
  const ended = endedOf(asked, ask.ending);
  const { title, definition, cohortDate } = ended.rule;
  const parts = await countParts(asked, ended);
  const { steps, hidden } = await compareSteps(asked, ended, ask, names);
  // Words of a step are told only to those in whose interactions it was observed.
  const seen = new Map(steps.map(({ key }) => [key, names.get(key)] as const));
  const factors = [...FACTORS, ...variantsOf(ask, seen)];
  const comparisons = withQ([...(await compareFactors(asked, ended, ask, factors)), ...steps.map(({ comparison }) => comparison)]);
  const recovered = ask.ending === "recovered" ? ended : endedOf(asked, "recovered");
  const gesture = FACTORS.filter(({ id }) => id === "gesture");
  const [ofGestures] = await compareFactors(asked, recovered, { ...ask, ending: "recovered" }, gesture);
  if (!ofGestures) throw new Error("gestures are compared with nothing");
  const [good, measured] = [countOf(parts, "numerator"), countOf(parts, "numerator", "denominator")];
  return {
    ask,
    title,
    definition,
    cohortDate,
    good,
    measured,
    interval: wilson(good, measured),
    parts,
    comparisons: ask.order === "difference" ? byDifference(comparisons) : inGroups(comparisons),
    steps: steps.map(({ key, comparison }) => ({ key, words: comparison.title })),
    hiddenSteps: hidden,
    effort: await effortByEnding(asked, ended),
    gestures: await gestureCost(asked, recovered, ofGestures),
  };
}

/** Ways of doing the same that the playbooks of the product hold against each other, and the two that were chosen. */
function variantsOf({ variant }: EndingsAsk, names: ReadonlyMap<number, StepName | undefined>): Factor[] {
  const pairs = [...BUILT_IN_VARIANTS, ...(variant ? [variant] : [])];
  const factors = pairs.flatMap(([first, second]) => {
    const [one, other] = [names.get(first), names.get(second)];
    return one && other ? [variantFactor([first, second], [one, other])] : [];
  });
  return factors.filter(({ id }, index) => factors.findIndex((each) => each.id === id) === index);
}

async function countParts({ reader }: Asked, ended: Ended): Promise<EndingPart[]> {
  const rows = await reader.all<{ part: number; rows: number }>(
    sql`select ${ended.part} as part, count(*) as rows ${ended.from} group by 1 order by 1`,
  );
  return ended.parts.map(({ part, label, role }, place) => ({
    part,
    label,
    role,
    count: Number(rows.find((row) => Number(row.part) === place)?.rows ?? 0),
  }));
}

function countOf(parts: readonly EndingPart[], ...roles: PartRole[]): number {
  return parts.reduce((sum, { role, count }) => (roles.includes(role) ? sum + count : sum), 0);
}

/** Watching many things at once finds some that stand out by chance: q says how many of those to expect. */
function withQ(comparisons: Comparison[]): Comparison[] {
  const tested = comparisons.filter(({ hasEnough, adjusted }) => hasEnough && adjusted.test !== null);
  const q = smallestQ(tested.map(({ adjusted }) => adjusted.test?.p ?? 1));
  return comparisons.map((comparison) => {
    const place = tested.indexOf(comparison);
    return place < 0 ? comparison : { ...comparison, q: q[place] ?? null };
  });
}

/** Groups in their order; within them as they come, which is the same whatever the numbers are. */
function inGroups(comparisons: Comparison[]): Comparison[] {
  return FACTOR_GROUPS.flatMap((group) => comparisons.filter((each) => each.group === group));
}

/** Those that enough is known of by their adjusted difference, ties by id; the others after them, unranked. */
function byDifference(comparisons: Comparison[]): Comparison[] {
  const value = ({ adjusted }: Comparison) => adjusted.difference?.value ?? 0;
  const [enough, few] = [comparisons.filter(({ hasEnough }) => hasEnough), comparisons.filter(({ hasEnough }) => !hasEnough)];
  return [...enough.toSorted((a, b) => value(b) - value(a) || (a.id < b.id ? -1 : 1)), ...inGroups(few)];
}
