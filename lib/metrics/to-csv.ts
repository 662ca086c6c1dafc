import { csvLine, safeCell } from "@/lib/csv";
import { csvFile, scopeLines } from "@/lib/csv-file";
import { metrics } from "@/lib/metrics";
import type { MetricKind } from "@/lib/metrics/define";
import type { MetricResult, PartCount, Point, Total } from "@/lib/metrics/result";
import type { Curve } from "@/lib/metrics/survival";

/**
 * A metric as a file: what it means, over what, its total, then its points. The same answer gives the same bytes;
 * the checksum is the SHA-256 of everything below the header block.
 */
export function metricCsv(result: MetricResult): string {
  const words = metrics[result.id];
  const labels = new Map(result.series.map((series) => [series.key, series.label]));
  const columns = [
    "row",
    "bucket",
    "series",
    "series_name",
    "numerator",
    "denominator",
    "value",
    "low",
    "high",
    "not_yet_measurable",
    "excluded",
    "unknown",
    "complete",
  ];
  const total = (row: string, { numerator, denominator, value, low, high, immature, excluded, unknown }: Total) =>
    csvLine([row, null, null, null, numerator, denominator, value, low, high, immature, excluded, unknown, null]);
  const { duration } = result;
  const partLine = (row: string, { role, part, label, count }: PartCount) =>
    csvLine([`${row}: ${role}`, null, part, safeCell(label), count, null, null, null, null, null, null, null, null]);
  const pointLine = (row: string, point: Point) =>
    csvLine([
      row,
      point.bucket,
      point.series === null ? null : safeCell(point.series),
      point.series === null ? null : safeCell(labels.get(point.series) ?? point.series),
      point.numerator,
      point.denominator,
      point.value,
      point.low,
      point.high,
      point.immature,
      null,
      null,
      point.isIncomplete ? "no" : "yes",
    ]);
  // After so many minutes this share (0–1) is still open, said out of so many.
  const curveLine = (row: string, { minutes, open, low, high, atRisk, ended }: Curve[number]) =>
    csvLine([row, null, null, null, ended, null, null, low, high, null, null, null, null, minutes, open, atRisk]);
  const body = [
    csvLine(duration ? [...columns, "minutes", "still_open", "at_risk"] : columns),
    total("total", result.total),
    ...(result.comparison ? [total("compared total", result.comparison.total)] : []),
    ...result.parts.map((part) => partLine("part", part)),
    ...(result.comparison?.parts ?? []).map((part) => partLine("compared part", part)),
    ...result.points.map((point) => pointLine("point", point)),
    ...(result.comparison?.points ?? []).map((point) => pointLine("compared point", point)),
    ...(duration?.curve ?? []).map((step) => curveLine("curve", step)),
    ...(result.comparison?.duration?.curve ?? []).map((step) => curveLine("compared curve", step)),
  ].join("");
  const header: [string, string][] = [
    ["metric", result.id],
    ["title", result.title],
    ["definition", words.definition],
    ["numerator", words.numerator],
    ["denominator", words.denominator],
    ["unit", words.unit],
    ["cohort date", words.cohortDate],
    ["caveat", words.caveat],
    ["value is", VALUES[result.kind]],
    ...(duration
      ? [["nine in ten within, in minutes", duration.p90 === null ? "not reached" : String(duration.p90)] satisfies [string, string]]
      : []),
    ...scopeLines({ ...result, compared: result.comparison, dataVersion: result.version, definitionsVersion: result.definitions }),
  ];
  return csvFile(header, body);
}

const VALUES: Record<MetricKind, string> = {
  count: "a count",
  rate: "a share, 0 to 1, with its 95 % interval (Wilson)",
  "per-hundred": "events per 100, with their 95 % interval (Garwood)",
  duration: "the median in minutes, with its 95 % interval",
};
