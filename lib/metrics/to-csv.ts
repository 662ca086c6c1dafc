import { csvLine, safeCell } from "@/lib/csv";
import { csvFile, scopeLines } from "@/lib/csv-file";
import { metrics } from "@/lib/metrics";
import type { MetricResult, PartCount, Point, Total } from "@/lib/metrics/result";

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
  const body = [
    csvLine(columns),
    total("total", result.total),
    ...(result.comparison ? [total("compared total", result.comparison.total)] : []),
    ...result.parts.map((part) => partLine("part", part)),
    ...(result.comparison?.parts ?? []).map((part) => partLine("compared part", part)),
    ...result.points.map((point) => pointLine("point", point)),
    ...(result.comparison?.points ?? []).map((point) => pointLine("compared point", point)),
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
    ...scopeLines({ ...result, compared: result.comparison, dataVersion: result.version, definitionsVersion: result.definitions }),
  ];
  return csvFile(header, body);
}
