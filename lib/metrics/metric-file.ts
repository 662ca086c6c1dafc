import { type Actor, require } from "@/lib/access/actor";
import { scopeLines } from "@/lib/csv-file";
import { parseIsoDay } from "@/lib/dates";
import { metrics } from "@/lib/metrics";
import type { MetricKind } from "@/lib/metrics/define";
import type { MetricResult, PartCount, Point, Total } from "@/lib/metrics/result";
import type { Curve } from "@/lib/metrics/survival";
import type { TableCell, TableColumn, TableFile } from "@/lib/reports/table-file";
import { HELD, heldLine, heldMark, holdBack, type Showing, type Shown } from "@/lib/small-cells/hold-back";

/**
 * A metric as a table: what it means, over what it was counted, its total, its parts, then its points. The same answer gives the same bytes.
 * @param smallCells for people outside: counts from 1 to one below it are held back; null: the file is for somebody who may see the rows
 * @throws ForbiddenError
 */
export function metricFile(actor: Actor, result: MetricResult, smallCells: number | null = null): TableFile {
  require(actor, "export");
  const now = holdBack(result, result, smallCells ?? 0);
  const before = result.comparison && holdBack(result, result.comparison, smallCells ?? 0);
  const number = (shown: Shown): TableCell => (shown === HELD ? heldMark(smallCells ?? 0) : shown);
  const words = metrics[result.id];
  const labels = new Map(result.series.map((series) => [series.key, series.label]));
  const total = (row: string, { numerator, denominator, value, low, high, immature, excluded, unknown }: Showing<Total>): TableCell[] => [
    ...[row, null, null, null],
    ...[numerator, denominator, value, low, high, immature, excluded, unknown, null].map(number),
  ];
  const partRow = (row: string, { role, part, label, count }: Showing<PartCount>): TableCell[] => [
    ...[`${row}: ${role}`, null, part, label, number(count), null, null, null, null, null, null, null, null],
  ];
  const pointRow = (row: string, point: Showing<Point>): TableCell[] => [
    row,
    point.bucket === null ? null : parseIsoDay(point.bucket),
    point.series,
    point.series === null ? null : (labels.get(point.series) ?? point.series),
    ...[point.numerator, point.denominator, point.value, point.low, point.high, point.immature].map(number),
    null,
    null,
    point.isIncomplete ? "no" : "yes",
  ];
  const curveRow = (row: string, { minutes, open, low, high, atRisk, ended }: Curve[number]): TableCell[] => [
    ...[row, null, null, null, ended, atRisk, open, low, high, null, null, null, null, minutes],
  ];
  const { duration, comparison } = result;
  return {
    title: words.title,
    header: [
      ["metric", result.id],
      ["title", result.title],
      ["definition", words.definition],
      ["numerator", words.numerator],
      ["denominator", words.denominator],
      ["unit", words.unit],
      ["cohort date", words.cohortDate],
      ["caveat", words.caveat],
      ["value is", VALUES[result.kind]],
      ...(smallCells === null ? [] : [heldLine(smallCells)]),
      ...(duration && !now.isCurveHeld
        ? [["nine in ten within, in minutes", String(duration.p90 ?? "not reached")] satisfies [string, string]]
        : []),
      ...volumeLines(result.volume),
      ...scopeLines({ ...result, compared: result.comparison, dataVersion: result.version, definitionsVersion: result.definitions }),
    ],
    columns: columnsOf(result),
    rows: [
      total("total", now.total),
      ...(before ? [total("compared total", before.total)] : []),
      ...now.parts.map((part) => partRow("part", part)),
      ...(before?.parts ?? []).map((part) => partRow("compared part", part)),
      ...now.points.map((point) => pointRow("point", point)),
      ...(before?.points ?? []).map((point) => pointRow("compared point", point)),
      ...(now.isCurveHeld ? [] : (duration?.curve ?? [])).map((step) => curveRow("curve", step)),
      ...(now.isCurveHeld ? [] : (comparison?.duration?.curve ?? [])).map((step) => curveRow("compared curve", step)),
    ],
    asOf: result.asOf,
    isSample: result.isSample,
  };
}

/** What a rate over contact volumes leaves out, and why a count is none. */
function volumeLines(volume: MetricResult["volume"]): [string, string][] {
  if (volume === null) return [];
  const { days, daysWithout, outside, warning } = volume;
  return [
    ["days with a contact volume", daysWithout ? `${days}; ${daysWithout} without one left out of both sides` : String(days)],
    ...(outside.length > 0 ? [["filters that touch the numerator only", outside.join(", ")] satisfies [string, string]] : []),
    ...(warning
      ? [["warning", "more difficult interactions than handled contacts are known, so this is a count"] satisfies [string, string]]
      : []),
  ];
}

const VALUES: Record<MetricKind, string> = {
  count: "a count",
  rate: "a share, 0 to 1, with its 95 % interval (Wilson)",
  "per-hundred": "events per 100, with their 95 % interval (Garwood)",
  duration: "the median in minutes, with its 95 % interval; in a row of the curve the share still open",
};

function columnsOf({ id, kind }: MetricResult): TableColumn[] {
  const { unit, numerator, denominator } = metrics[id];
  return [
    {
      name: "row",
      holds: "text",
      meaning:
        "total: the whole period; part: how many of each kind it is made of; point: one bucket or series; curve: how many are still open after so many minutes. What begins with compared is the same over the compared period.",
    },
    { name: "bucket", holds: "day", meaning: "First day of the bucket of a point, in the zone of the scope." },
    { name: "series", holds: "text", meaning: "The code of what the row is split by, or of the part." },
    { name: "series_name", holds: "text", width: 36, meaning: "The same as people call it." },
    { name: "numerator", holds: "number", metric: id, meaning: `${numerator}. In a part's row, how many it holds.` },
    { name: "denominator", holds: "number", metric: id, meaning: denominator },
    {
      name: "value",
      holds: "number",
      metric: id,
      meaning: `${VALUES[kind]}; empty where there is nothing to divide by.`,
    },
    { name: "low", holds: "number", meaning: "Lower end of the 95 % interval; empty for a count." },
    { name: "high", holds: "number", meaning: "Upper end of the 95 % interval; empty for a count." },
    { name: "not_yet_measurable", holds: "number", meaning: `Each ${unit} that is neither a success nor a failure so far.` },
    { name: "excluded", holds: "number", meaning: `Each ${unit} that is left out by definition.` },
    { name: "unknown", holds: "number", meaning: `Each ${unit} that cannot be told, because what decides is not known.` },
    {
      name: "complete",
      holds: "text",
      width: 10,
      meaning: "no: the bucket is not over at the as-of, is cut by the period, or holds rows that are not yet measurable.",
    },
    ...(kind === "duration"
      ? [
          {
            name: "minutes",
            holds: "number" as const,
            meaning: "Of a row of the curve: the time. Its denominator is how many were still watched then.",
          },
        ]
      : []),
  ];
}
