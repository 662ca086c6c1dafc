import { nextBucket, parseIsoDay } from "@/lib/dates";
import { formatChange, formatCount, formatDayRange, formatRate, formatValue } from "@/lib/format";
import type { MetricResult } from "@/lib/metrics/result";
import { type Change, changeOf } from "@/lib/overview/change";
import type { Found, MissedNow, RecurringNow } from "@/lib/overview/decisions";
import { difficultCount } from "@/lib/overview/difficult-count";
import type { Trend } from "@/lib/overview/trend";

/** A piece of the opening sentence; `opens` names what its words lead to. */
export interface Segment {
  text: string;
  isStrong?: boolean;
  opens?: "difficult" | "missed" | "failures" | "on-time" | "latest";
}

export interface SentenceInput {
  difficult: MetricResult;
  followThrough: MetricResult;
  recurring: MetricResult;
  trend: Trend | null;
  decisions: {
    recurring: Pick<Found<RecurringNow>, "items" | "more" | "isLately">;
    missed: Pick<Found<MissedNow>, "items" | "total" | "isLately">;
  };
  /** "the last 30 days"; null when the period is best said by its dates. */
  periodWords: string | null;
}

/**
 * The page in plain words, from the same results as its tiles: how much, against what, and what stands out.
 * When nothing stands out it says so.
 */
export function openingSentence(input: SentenceInput): Segment[] {
  const standsOut = [...latestWords(input), ...failureWords(input), ...promiseWords(input)];
  if (standsOut.length > 0 || difficultCount(input.difficult) === 0) return [...volumeWords(input), ...standsOut];
  return [...volumeWords(input), { text: " Nothing else stands out." }];
}

function volumeWords({ difficult, periodWords, trend }: SentenceInput): Segment[] {
  const count = difficultCount(difficult);
  const when = periodWords ?? datesOf(difficult, trend);
  const head: Segment = {
    text: `${count === 0 ? "No" : formatCount(count)} difficult ${count === 1 ? "interaction" : "interactions"}`,
    isStrong: true,
    opens: "difficult",
  };
  const change = changeOf(difficult.kind, "lower", difficult.total, difficult.comparison?.total);
  return [head, { text: `${when}${rateWords(difficult)}${changeWords(change, difficult)}.` }];
}

/** What they are of all contacts, where that is known. */
function rateWords({ kind, total }: MetricResult): string {
  if (kind !== "per-hundred" || total.value === null || total.denominator === null) return "";
  return `: ${formatValue(kind, total.value)} for every 100 handled contacts (${formatCount(total.numerator)} of ${formatCount(total.denominator)})`;
}

/** The dates of the period; of an open one, the buckets from the first to the last that hold anything. */
function datesOf({ from, to }: MetricResult, trend: Trend | null): string {
  const [first, after] = [from === null ? null : parseIsoDay(from), to === null ? null : parseIsoDay(to)];
  if (first !== null && after !== null) return `, ${formatDayRange(first, after - 1)}`;
  const [start, end] = [trend?.points[0], trend?.points.at(-1)];
  if (!trend || !start || !end) return "";
  if (trend.grain !== "day" && trend.grain !== "week")
    return `, ${start.bucket === end.bucket ? start.label : `${start.label} – ${end.label}`}`;
  const [firstDay, lastBucket] = [parseIsoDay(start.bucket), parseIsoDay(end.bucket)];
  return lastBucket === null ? "" : `, ${formatDayRange(firstDay, nextBucket(lastBucket, trend.grain) - 1)}`;
}

function changeWords(change: Change | null, { comparison, kind }: MetricResult): string {
  if (!change || !comparison) return "";
  if (change.kind === "new") return ", after none in the period before";
  if (change.kind === "same") return change.prior === 0 ? "" : ", as many as in the period before";
  const size = formatChange(Math.abs(change.by)).replace("+", "");
  const [less, more] = kind === "per-hundred" ? ["lower", "higher"] : ["fewer", "more"];
  return `, ${size} ${change.by < 0 ? less : more} than in the period before`;
}

/** The last full bucket, when it is out of the ordinary. */
function latestWords({ trend }: SentenceInput): Segment[] {
  const latest = trend?.points.findLast((point) => point.isComplete);
  if (!trend?.limits || !latest?.isBeyond) return [];
  const isHigh = (latest.value ?? 0) > trend.limits.high;
  const limit = isHigh ? trend.limits.highText : trend.limits.lowText;
  return [
    { text: ` The last full ${trend.grain} had ` },
    { text: latest.display, isStrong: true, opens: "latest" },
    { text: `${trend.isRate ? " for every 100 handled contacts" : ""}, ${isHigh ? "above" : "below"} the usual limit of ${limit}.` },
  ];
}

function failureWords({ recurring, decisions }: SentenceInput): Segment[] {
  const { items, more, isLately } = decisions.recurring;
  const [first] = items;
  if (first && isLately) {
    const now = items.length + more;
    const lead: Segment = {
      text: now === 1 ? "One recurring failure was seen again" : `${spelled(now)} recurring failures were seen again`,
      isStrong: true,
      opens: "failures",
    };
    return [{ text: " " }, lead, { text: now === 1 ? `: ${first.title}.` : `, first of all ${first.title}.` }];
  }
  const seen = recurring.total.numerator;
  if (seen === 0) return [];
  return [
    { text: " " },
    { text: seen === 1 ? "One failure recurs" : `${spelled(seen)} failures recur`, isStrong: true, opens: "failures" },
    { text: ", none of them lately." },
  ];
}

function promiseWords({ followThrough, decisions }: SentenceInput): Segment[] {
  const { items, total: missedTotal, isLately } = decisions.missed;
  const [first] = items;
  if (first && isLately) {
    const lead: Segment = {
      text: missedTotal === 1 ? "One promise was missed" : `${spelled(missedTotal)} promises were missed`,
      isStrong: true,
      opens: "missed",
    };
    return [{ text: " " }, lead, { text: ` in the last week${shareWords(first, missedTotal)}.` }];
  }
  const { numerator, denominator, value } = followThrough.total;
  if (denominator === null || denominator === 0 || value === null || numerator === denominator) return [];
  const broken = formatCount(denominator - numerator);
  return [
    { text: " Of " },
    { text: `${formatCount(denominator)} promises`, opens: "on-time" },
    { text: ` that came due, ` },
    { text: `${broken} were not kept on time`, isStrong: true },
    { text: ` (${formatRate(value)} were).` },
  ];
}

/** ", five of them on Escalation", ", all of the kind callback". */
function shareWords(first: MissedNow, total: number): string {
  const isAll = first.count === total;
  const share = isAll ? (total === 1 ? "" : "all ") : `${spelled(first.count).toLowerCase()} `;
  if (first.by === "kind") return `, ${share}of the kind ${first.label.toLowerCase()}`;
  return `, ${isAll ? share : `${share}of them `}on ${first.label}`;
}

const WORDS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** Small numbers are words at the start of a sentence. */
function spelled(count: number): string {
  return WORDS[count] ?? formatCount(count);
}
