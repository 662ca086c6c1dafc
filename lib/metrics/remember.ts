import { filtersToParams } from "@/lib/filters";
import type { Asked, MetricRequest } from "@/lib/metrics/ask";
import type { MetricResult } from "@/lib/metrics/result";

/** How many answers a process keeps; one is a few kilobytes. */
const MOST = 500;
const answers = new WeakMap<Asked["workspace"]["facts"], Map<string, Promise<MetricResult>>>();

/**
 * An answer depends on nothing but its request, the filters, the clock, the settings, the side of the filter and the data version, so it is worked
 * out once for all of these; whoever asks meanwhile waits for the same answer. One that failed is forgotten.
 */
export function remembered(asked: Asked, request: MetricRequest, work: () => Promise<MetricResult>): Promise<MetricResult> {
  const known = answers.get(asked.workspace.facts) ?? new Map<string, Promise<MetricResult>>();
  answers.set(asked.workspace.facts, known);
  const { filters, codes, period, settings, reader } = asked;
  const key = JSON.stringify([
    request,
    filtersToParams(filters).toString(),
    period.asOf,
    period.zone,
    settings,
    codes.side,
    reader.version,
  ]);
  const found = known.get(key);
  const answer = found ?? work();
  // Read last, kept longest.
  known.delete(key);
  known.set(key, answer);
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - MOST))) known.delete(oldest);
  if (!found) answer.catch(() => known.delete(key));
  return answer;
}
