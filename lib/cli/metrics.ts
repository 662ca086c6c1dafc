import { type AddCommand, json, withWorkspace } from "@/lib/cli/command";
import { addFilterOptions, type FilterOptions, filtersOf } from "@/lib/cli/filter-options";
import { formatCount, formatInterval, formatRate } from "@/lib/format";
import { METRIC_IDS } from "@/lib/metrics/define";
import { parseGrain, parseMetricId, parseSplit } from "@/lib/metrics/parse-request";
import type { MetricResult, Total } from "@/lib/metrics/result";
import { runMetrics } from "@/lib/metrics/run";

interface Options extends FilterOptions {
  by?: string;
  grain?: string;
  json?: boolean;
}

/** `debrief metrics [ID…]`: the numbers of the dashboard, of one moment, as a table or as JSON. */
export const addMetrics: AddCommand = (program, running) => {
  const command = program
    .command("metrics")
    .argument("[id...]", `which metrics: ${METRIC_IDS.join(", ")} (default: all)`)
    .description("Print metrics, counted over the whole record unless a period is given.");
  addFilterOptions(command)
    .option("--by <dimension>", "split into series, such as team or cause.anger")
    .option("--grain <grain>", "day, week, month, quarter, year, auto or none")
    .option("--json", "print an array of results in the shape of the API")
    .action(async (ids: string[], options: Options) => {
      const request = { ...parseSplit(options.by), ...parseGrain(options.grain) };
      const requests = (ids.length > 0 ? ids.map(parseMetricId) : [...METRIC_IDS]).map((id) => ({ ...request, id }));
      const filtersIn = filtersOf(options);
      const { results } = await withWorkspace(running, async (workspace) =>
        runMetrics(workspace, running.actor, requests, await filtersIn(workspace.record.db), { refuseUnknownCodes: true }),
      );
      running.terminal.write(options.json ? json(results.map(inFileOrder)) : results.map(described).join("\n"));
    });
};

/** What identifies the question comes first, then its answer, then the rest. */
function inFileOrder({ id, asOf, zone, from, to, filters, total, points, ...rest }: MetricResult) {
  return { id, asOf, zone, from, to, filters, total, points, ...rest };
}

function described(result: MetricResult): string {
  const lines = [
    `${result.title} (${result.id})`,
    ...(result.isSample ? ["  SAMPLE: invented interactions"] : []),
    `  ${headline(result)}`,
    `  not yet measurable ${formatCount(result.total.immature)}, excluded ${formatCount(result.total.excluded)}, unknown ${formatCount(result.total.unknown)}`,
    `  ${result.from ?? "the beginning"} to before ${result.to ?? "the end"}, as of ${result.asOf}, ${result.zone}`,
    ...result.points.map(
      (point) => `    ${[point.bucket, point.series].filter((each) => each !== null).join("  ")}  ${numbers(result, point)}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function headline(result: MetricResult): string {
  const { low, high } = result.total;
  const interval = low === null || high === null ? "" : `, 95 % interval ${formatInterval(low, high)}`;
  return `${numbers(result, result.total)}${interval}`;
}

function numbers({ kind }: MetricResult, { value, numerator, denominator }: Pick<Total, "value" | "numerator" | "denominator">): string {
  const of = denominator === null ? "" : ` of ${formatCount(denominator)}`;
  return kind === "rate" ? `${formatRate(value)} (${formatCount(numerator)}${of})` : `${formatCount(numerator)}${of}`;
}
