import "server-only";
import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { type Actor, require } from "@/lib/access/actor";
import { bucketOf, isoDay, parseIsoDay } from "@/lib/dates";
import { BadFilterError } from "@/lib/errors";
import type { Filters, Notice } from "@/lib/filters";
import { heldAgainstVolumes } from "@/lib/metrics/against-volumes";
import { type Asked, askInSnapshot, type MetricRequest, questionOf } from "@/lib/metrics/ask";
import type { MetricDefinition, MetricId, Part } from "@/lib/metrics/define";
import { type DrillRow, inBucket, listRows, type Question, type RowPage, splitValues, wholeMinutes } from "@/lib/metrics/query";
import { type Split, seriesNames } from "@/lib/metrics/split";
import { int, ints } from "@/lib/metrics/where";
import type { ResolvedPeriod } from "@/lib/period";
import type { Workspace } from "@/lib/workspace";

/** Which mark of a metric is opened. */
export interface Mark {
  /** A part's id, several separated by commas, or a role: "numerator", "denominator" (the numerator included), "immature", "excluded", "unknown", "cohort" (all but the excluded). Default: denominator. */
  part?: string | undefined;
  /** First day of a bucket, `YYYY-MM-DD`, with the grain it was drawn in. */
  bucket?: string | undefined;
  grain?: MetricRequest["grain"] | undefined;
  /** Key of a series, with the dimension it was split by. */
  series?: string | undefined;
  by?: MetricRequest["by"] | undefined;
  /** Of a duration: rows that took at most, or at least, so many minutes, as coarse as the curve is. */
  within?: number | undefined;
  beyond?: number | undefined;
}

export interface Drill {
  /** Rows behind the mark: equal to the number on it. */
  count: number;
  /** The data version of count and rows. */
  version: number;
  rows: DrillRow[];
  nextCursor: string | null;
  /** What the rows are, e.g. "done late". */
  parts: { part: string; label: string }[];
  unit: MetricDefinition["unit"];
  period: ResolvedPeriod;
  notices: Notice[];
}

export interface DrillPage {
  cursor?: string | undefined;
  limit?: number | undefined;
  now?: number;
}

/** The rows behind a mark, newest first, counted and listed in one snapshot. @throws BadFilterError, ForbiddenError */
export async function drillMetric(
  workspace: Workspace,
  actor: Actor,
  id: MetricId,
  filters: Filters,
  mark: Mark,
  page: DrillPage = {},
): Promise<Drill> {
  require(actor, "read-rows");
  return askInSnapshot(workspace, filters, page, async (asked) => {
    const { question, split } = await markedQuestion(asked, id, mark);
    return drill(asked, question, split, mark, page);
  });
}

/** The rows behind a mark in an open snapshot, and of them those whose interaction meets a condition: what a list of them and a file of them are made of. */
export async function rowsBehind(
  asked: Asked,
  id: MetricId,
  mark: Mark,
  page: RowPage,
  only?: (interactionId: AnyColumn) => SQL,
): Promise<RowsBehind> {
  const { question, split } = await markedQuestion(asked, id, mark);
  return markedRows(asked, question, split, mark, page, only ? [only(question.definition.fact.interactionId)] : []);
}

export type RowsBehind = Pick<Drill, "count" | "rows" | "parts" | "unit">;

async function drill(asked: Asked, question: Question, split: Split | null, mark: Mark, page: DrillPage): Promise<Drill> {
  const limit = Math.min(Math.max(page.limit ?? 50, 1), 1000);
  const found = await markedRows(asked, question, split, mark, { after: readCursor(page.cursor), limit });
  const last = found.rows.length === limit ? found.rows.at(-1) : undefined;
  return {
    ...found,
    version: asked.reader.version,
    nextCursor: last ? `${last.at}.${last.unitId}` : null,
    period: asked.period,
    notices: asked.codes.notices,
  };
}

async function markedQuestion(asked: Asked, id: MetricId, mark: Mark) {
  const request: MetricRequest = { id, grain: mark.grain ?? "auto" };
  if (mark.by) request.by = mark.by;
  const { question, split } = await questionOf(asked, request);
  return { question: await heldAgainstVolumes(asked, question, split), split };
}

async function markedRows(
  asked: Asked,
  question: Question,
  split: Split | null,
  mark: Mark,
  page: RowPage,
  only: SQL[] = [],
): Promise<RowsBehind> {
  const parts = chosenParts(question, mark.part);
  const conditions = [
    ...bucketCondition(question, mark),
    ...elapsedCondition(question, mark),
    ...(await seriesCondition(asked, question, split, mark)),
    ...only,
  ];
  const found = await listRows(
    asked.reader,
    question,
    parts.map(({ part }) => part),
    conditions,
    page,
  );
  const { unit } = question.definition;
  const [own] = new Set(parts.map((part) => part.unit ?? unit));
  return { ...found, parts: parts.map(({ part, label }) => ({ part, label })), unit: own ?? unit };
}

function chosenParts(question: Question, wanted = "denominator"): Part[] {
  const all = question.definition.parts(question.context);
  const isShareOfAll = question.definition.by === "cause";
  const isPerHundred = question.definition.kind === "per-hundred";
  const roles: Record<string, Part["role"][]> = {
    numerator: ["numerator"],
    denominator: isPerHundred ? ["denominator"] : ["numerator", "denominator", ...(isShareOfAll ? (["unknown"] as const) : [])],
    immature: ["immature"],
    excluded: ["excluded"],
    unknown: ["unknown"],
    cohort: ["numerator", "denominator", "immature", "unknown"],
  };
  const names = wanted.split(",");
  const own = names.every((name) => all.some((part) => part.part === name)) ? all.filter((part) => names.includes(part.part)) : [];
  const chosen = own.length > 0 ? own : all.filter((part) => roles[wanted]?.includes(part.role));
  if (chosen.some(({ unit }) => unit === "contact")) {
    throw new BadFilterError(
      "part",
      "the handled contacts are no rows of interactions: they were stated as contact volumes, by day, team, channel and product",
    );
  }
  if (chosen.length > 0 || wanted in roles) return chosen;
  const known = [...new Set([...Object.keys(roles), ...all.map((part) => part.part)])];
  throw new BadFilterError("part", `part must be one of ${known.join(", ")}; got "${wanted}"`);
}

function bucketCondition(question: Question, mark: Mark): SQL[] {
  if (mark.bucket === undefined) return [];
  const day = parseIsoDay(mark.bucket);
  if (day === null) throw new BadFilterError("bucket", `bucket must be the first day of a bucket such as 2026-03-02; got "${mark.bucket}"`);
  const { grain } = question;
  if (grain === null) throw new BadFilterError("grain", "bucket goes with a grain: day, week, month, quarter or year");
  if (bucketOf(day, grain, question.weekStart) !== day) {
    throw new BadFilterError(
      "bucket",
      `${mark.bucket} is not the first day of a ${grain}; ${isoDay(bucketOf(day, grain, question.weekStart))} is`,
    );
  }
  return [inBucket(question, grain, day)];
}

function elapsedCondition({ definition, context }: Question, { within, beyond }: Mark): SQL[] {
  if (within === undefined && beyond === undefined) return [];
  if (!definition.elapsed) throw new BadFilterError("within", "within and beyond go with a duration, such as time-to-follow-up");
  const minutes = wholeMinutes(definition.elapsed(context));
  return [
    ...(within === undefined ? [] : [sql`${minutes} <= ${int(within)}`]),
    ...(beyond === undefined ? [] : [sql`${minutes} >= ${int(beyond)}`]),
  ];
}

/** The split's values that are shown under the series, found by the same names that label it. */
async function seriesCondition(asked: Asked, question: Question, split: Split | null, mark: Mark): Promise<SQL[]> {
  if (mark.series === undefined) return [];
  if (!split) throw new BadFilterError("by", "series goes with by: the dimension that was split");
  const values = await splitValues(asked.reader, question, split.column);
  const members = new Map(values.map((value) => [value, split.members(asked.reader, value)]));
  const names = await seriesNames(asked.workspace.record.db, split.dimension, [...new Set([...members.values()].flat())]);
  const wanted = values.filter((value) => {
    const shown = members.get(value) ?? [];
    return shown.length === 0 ? mark.series === "unknown" : shown.some((member) => names.get(member)?.key === mark.series);
  });
  return [wanted.length === 0 ? sql`false` : sql`${split.column} in (${ints(wanted)})`];
}

function readCursor(cursor: string | undefined): RowPage["after"] {
  if (cursor === undefined) return null;
  const match = /^(-?\d{1,16})\.(-?\d{1,12})$/.exec(cursor);
  if (!match) throw new BadFilterError("cursor", "cursor must be the one that the page before gave");
  return { at: Number(match[1]), unitId: Number(match[2]) };
}
