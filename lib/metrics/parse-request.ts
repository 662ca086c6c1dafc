import { GRAINS } from "@/lib/dates";
import { BadFilterError, NotFoundError } from "@/lib/errors";
import { type Filters, parseFilters, type RawParams } from "@/lib/filters";
import type { MetricRequest } from "@/lib/metrics/ask";
import { METRIC_IDS, type MetricId } from "@/lib/metrics/define";
import { parseDimension } from "@/lib/metrics/dimensions";

/** @throws NotFoundError naming the metrics there are */
export function parseMetricId(text: string): MetricId {
  const id = METRIC_IDS.find((each) => each === text);
  if (!id) throw new NotFoundError(`there is no metric "${text}"; there are ${METRIC_IDS.join(", ")}`, "metric");
  return id;
}

/** What a program asks for: strict, so that a mistyped filter is an error and never a wider answer. @throws BadFilterError */
export function parseStrictFilters(params: RawParams): Filters {
  const { filters, notices } = parseFilters(params, { defaultPeriod: "all" });
  // A program may also ask for no trend at all, which no page does: parseGrain judges that one.
  const [first] = notices.filter((notice) => notice.field !== "grain");
  if (first) throw new BadFilterError(first.field, first.message);
  const person = [...paramNames(params)].find((name) => PERSONS.test(name));
  if (person) throw new BadFilterError(person, `${person} is no filter: no number can be asked for of a single member of staff`);
  return filters;
}

const PERSONS = /^(agent|person|staff)$/i;

function paramNames(params: RawParams): Iterable<string> {
  return params instanceof URLSearchParams ? params.keys() : Object.keys(params);
}

export function parseSplit(by: string | null | undefined): Pick<MetricRequest, "by"> {
  return by ? { by: parseDimension(by) } : {};
}

/** `grain` as a program may ask for it: a bucket length, "auto" or "none". */
export function parseGrain(text: string | null | undefined): Pick<MetricRequest, "grain"> {
  if (!text) return {};
  const known = [...GRAINS, "auto", "none"] as const;
  const grain = known.find((each) => each === text);
  if (!grain) throw new BadFilterError("grain", `grain must be ${known.slice(0, -1).join(", ")} or none; got "${text}"`);
  return { grain };
}
