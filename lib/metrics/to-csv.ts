import { csvLine, safeCell } from "@/lib/csv";
import { csvFile, scopeLines } from "@/lib/csv-file";
import { metrics } from "@/lib/metrics";
import type { MetricResult, Total } from "@/lib/metrics/result";

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
  const body = [
    csvLine(columns),
    total("total", result.total),
    ...(result.comparison ? [total("compared total", result.comparison.total)] : []),
    ...result.parts.map((part) =>
      csvLine([`part: ${part.role}`, null, part.part, safeCell(part.label), part.count, null, null, null, null, null, null, null, null]),
    ),
    ...result.points.map((point) =>
      csvLine([
        "point",
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
      ]),
    ),
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
