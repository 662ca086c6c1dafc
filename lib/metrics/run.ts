import "server-only";
import { type Actor, require } from "@/lib/access/actor";
import { type Filters, type Notice, plainFilters } from "@/lib/filters";
import { DEFINITIONS_VERSION, metrics } from "@/lib/metrics";
import { type AgainstVolumes, againstVolumes, asCount } from "@/lib/metrics/against-volumes";
import { type Asked, type AskOptions, askInSnapshot, type MetricRequest, questionOf } from "@/lib/metrics/ask";
import type { MetricId } from "@/lib/metrics/define";
import type { SeriesName } from "@/lib/metrics/dimensions";
import { type Answer, pointsOf, withMembers } from "@/lib/metrics/points";
import { type Counted, countPeriods, countRows, type Question, totalsAmong } from "@/lib/metrics/query";
import { remembered } from "@/lib/metrics/remember";
import { durationOf, type MetricResult, tallyOf, totalOf } from "@/lib/metrics/result";
import { type Split, seriesNames } from "@/lib/metrics/split";
import { asOfText, isoRange, type ResolvedPeriod } from "@/lib/period";
import type { Workspace } from "@/lib/workspace";

/** One metric over some filters. @throws BadFilterError, ForbiddenError */
export async function runMetric(
  workspace: Workspace,
  actor: Actor,
  id: MetricId,
  filters: Filters,
  options: Omit<MetricRequest, "id"> & AskOptions = {},
): Promise<MetricResult> {
  const { results } = await runMetrics(workspace, actor, [{ ...options, id }], filters, options);
  const [result] = results;
  if (!result) throw new Error(`${id} gave no result`);
  return result;
}

/** Several metrics in one snapshot of the facts, so that they agree with each other. */
export async function runMetrics(
  workspace: Workspace,
  actor: Actor,
  requests: MetricRequest[],
  filters: Filters,
  options: AskOptions = {},
): Promise<{ results: MetricResult[]; notices: Notice[]; period: ResolvedPeriod; data: Asked["data"] }> {
  require(actor, "read");
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const results: MetricResult[] = [];
    for (const request of requests) results.push(await resultOf(asked, request));
    return { results, notices: asked.codes.notices, period: asked.period, data: asked.data };
  });
}

/** One metric in an open snapshot. */
export function resultOf(asked: Asked, request: MetricRequest): Promise<MetricResult> {
  return OF_THE_RECORD.has(request.id) ? workOut(asked, request) : remembered(asked, request, () => workOut(asked, request));
}

/** Metrics that also read what the record says of procedures, which may change while the data version does not. */
const OF_THE_RECORD: ReadonlySet<MetricId> = new Set(["adoption", "recurrence-after-change"] as const);

async function workOut(asked: Asked, request: MetricRequest): Promise<MetricResult> {
  const definition = metrics[request.id];
  const { period, reader, workspace } = asked;
  const { question, split } = await questionOf(asked, request);
  const { now: own, before: earlier } = await answersOf(asked, question, split);
  const { held, answer: now } = own;
  const members = [now, earlier?.answer].flatMap((each) => each?.counted.flatMap((cell) => cell.members) ?? []);
  const names = split ? await seriesNames(workspace.record.db, split.dimension, [...new Set(members)]) : new Map<number, SeriesName>();
  return {
    id: definition.id,
    title: definition.title,
    unit: definition.unit,
    kind: held.definition.kind,
    better: definition.better,
    asOf: asOfText(period.asOf),
    zone: period.zone,
    ...isoRange(period),
    grain: question.grain,
    by: split?.dimension ?? null,
    filters: plainFilters(asked.filters),
    version: reader.version,
    definitions: DEFINITIONS_VERSION,
    isSample: asked.codes.side.isSample,
    total: now.total,
    parts: now.parts,
    ...pointsOf(asked, held, now, names),
    duration: now.duration,
    volume: held.volumes?.note ?? null,
    comparison: earlier &&
      period.compare && {
        ...isoRange(period.compare),
        // A count is nothing that a rate has risen or fallen from.
        total: earlier.held.definition.kind === held.definition.kind ? earlier.answer.total : { ...earlier.answer.total, value: null },
        parts: earlier.answer.parts,
        points: pointsOf(asked, earlier.held, earlier.answer, names).points,
        duration: earlier.answer.duration,
      },
  };
}

interface Answered {
  held: AgainstVolumes;
  answer: Answer;
}

/** The answer, and that of the compared period: counted together, unless one of them is held against contact volumes. */
async function answersOf(asked: Asked, question: Question, split: Split | null): Promise<{ now: Answered; before: Answered | null }> {
  const { compare } = asked.period;
  const earlier = compare && { ...question, range: compare };
  const held = await againstVolumes(asked, question, split);
  const heldBefore = earlier && (await againstVolumes(asked, earlier, split));
  if (held.volumes || heldBefore?.volumes) {
    return {
      now: await answerHeld(asked, question, held, split),
      before: earlier && heldBefore && (await answerHeld(asked, earlier, heldBefore, split)),
    };
  }
  const counted = await countPeriods(asked.reader, question, compare);
  const answered = (each: Question, cells: Counted[]): Answered => ({ held: each, answer: answer(asked, each, split, cells) });
  return {
    now: answered(question, counted.now),
    before: earlier && counted.before && answered(earlier, counted.before),
  };
}

/** Answered per 100 handled contacts where they are known, and as a count where that would be no rate. */
async function answerHeld(asked: Asked, question: Question, held: AgainstVolumes, split: Split | null): Promise<Answered> {
  const now = answer(asked, held, split, await cellsOf(asked, held));
  if (!held.definition.isOfContacts || now.total.numerator <= (now.total.denominator ?? 0)) return { held, answer: now };
  const counted = asCount(question, held);
  return { held: counted, answer: answer(asked, counted, split, await cellsOf(asked, counted)) };
}

async function cellsOf({ reader }: Asked, question: AgainstVolumes): Promise<Counted[]> {
  return [...(await countRows(reader, question)), ...(question.volumes?.contacts ?? [])];
}

function answer({ reader }: Asked, question: Question, split: Split | null, cells: Counted[]): Answer {
  const counted = withMembers(cells, question.definition, split ? (value) => split.members(reader, value) : () => []);
  const parts = question.definition.parts(question.context);
  const totals = totalsAmong(counted);
  const tally = tallyOf(question.definition, parts, totals);
  const { unit: usual } = question.definition;
  return {
    counted,
    total: totalOf(question.definition, parts, totals),
    duration: durationOf(question.definition, parts, totals),
    parts: parts.map(({ part, label, role, unit = usual }) => ({ part, label, role, unit, count: tally.get(part) ?? 0 })),
  };
}
