import { z } from "zod";
import { GRAINS, isZone, parseIsoDay } from "@/lib/dates";

/**
 * The one filter of the product: page, API, export, saved view and command read the same value.
 * Lists hold codes of the record (slugs); "unknown" selects what is not known. Facets hold the imported values themselves.
 */
export const PERIODS = ["auto", "today", "7d", "30d", "90d", "month", "quarter", "year", "12m", "all", "custom"] as const;
/** How many days after a contact, a resolution or a closing something still counts as its sequel. */
export const WINDOWS = ["7", "14", "30"] as const;
export const COMPARISONS = ["previous", "year", "off"] as const;
export const LIST_FILTERS = [
  "team",
  "channel",
  "product",
  "source",
  "cause",
  "failure",
  "procedure",
  "severity",
  "direction",
  "outcome",
  "waitingOn",
  "workaround",
  "arrived",
  "announced",
] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];
export const UNKNOWN = "unknown";

const day = z
  .string()
  .refine((text) => parseIsoDay(text) !== null, { error: (issue) => `must be a day such as 2026-03-01; got "${issue.input}"` });
const list = z.array(z.string().min(1).max(200)).max(100, { error: "takes at most 100 values" });
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: (issue) => `must be ${values.slice(0, -1).join(", ")} or ${values.at(-1)}; got "${issue.input}"` });

const shape = {
  period: oneOf(PERIODS),
  from: day.optional(),
  to: day.optional(),
  compare: oneOf(COMPARISONS),
  grain: oneOf(["auto", ...GRAINS]),
  window: oneOf(WINDOWS),
  zone: z
    .string()
    .refine(isZone, { error: (issue) => `must be an IANA zone such as Europe/Berlin; got "${issue.input}"` })
    .optional(),
  asOf: z
    .string()
    .refine((text) => /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text)), {
      error: (issue) => `must be an instant such as 2026-11-21T09:00Z; got "${issue.input}"`,
    })
    .optional(),
  difficult: oneOf(["any", "yes", "no"]),
  team: list,
  channel: list,
  product: list,
  source: list,
  cause: list,
  failure: list,
  procedure: list,
  severity: list,
  direction: list,
  outcome: list,
  /** Codes of the teams and systems that interactions waited on. */
  waitingOn: list,
  /** "yes" for any that is documented, or texts as `foldedWorkaround` writes them. */
  workaround: list,
  /** Hours of the week by the clock of the zone, as lib/arrivals/arrived.ts writes them: "mon", "mon-09", "all-06-11". */
  arrived: list,
  /** "yes" or "no": whether the contact came announced. */
  announced: list,
};

export const filtersSchema = z.object({ ...shape, facets: z.record(z.string(), list) });
export type Filters = z.infer<typeof filtersSchema>;
export type Notice = { field: string; message: string };
export type RawParams = URLSearchParams | Record<string, string | string[] | undefined>;

export const NO_FILTERS: Filters = {
  period: "auto",
  compare: "previous",
  grain: "auto",
  window: "7",
  difficult: "any",
  team: [],
  channel: [],
  product: [],
  source: [],
  cause: [],
  failure: [],
  procedure: [],
  severity: [],
  direction: [],
  outcome: [],
  waitingOn: [],
  workaround: [],
  arrived: [],
  announced: [],
  facets: {},
};

/**
 * Reads a URL's parameters. A bad value never throws: it falls back to its default and says so in `notices`
 * (pages show them, the API refuses with 400). Parameters that are not filters are left alone.
 * @param options.defaultPeriod what no period means: "auto" on pages (the last 30 days if they hold anything, else all), "all" for programs
 */
export function parseFilters(params: RawParams, options: { defaultPeriod?: "auto" | "all" } = {}): { filters: Filters; notices: Notice[] } {
  const values = readParams(params);
  const notices: Notice[] = [];
  const take = <T>(field: string, schema: z.ZodType<T>, raw: unknown, fallback: T): T => {
    if (raw === undefined) return fallback;
    const parsed = schema.safeParse(raw);
    if (parsed.success) return parsed.data;
    notices.push({ field, message: `${field} ${parsed.error.issues[0]?.message ?? "is not valid"}` });
    return fallback;
  };
  const one = (key: string) => values.get(key)?.at(-1);
  const many = (key: ListFilter) => take(key, list, sortedUnique(values.get(key)), []);

  const filters: Filters = {
    ...NO_FILTERS,
    period: take("period", shape.period, one("period"), options.defaultPeriod ?? "auto"),
    compare: take("compare", shape.compare, one("compare"), "previous"),
    grain: take("grain", shape.grain, one("grain"), "auto"),
    window: take("window", shape.window, one("window"), "7"),
    difficult: take("difficult", shape.difficult, one("difficult"), "any"),
    team: many("team"),
    channel: many("channel"),
    product: many("product"),
    source: many("source"),
    cause: many("cause"),
    failure: many("failure"),
    procedure: many("procedure"),
    severity: many("severity"),
    direction: many("direction"),
    outcome: many("outcome"),
    waitingOn: many("waitingOn"),
    workaround: many("workaround"),
    arrived: many("arrived"),
    announced: many("announced"),
    facets: {},
  };
  const zone = take("zone", shape.zone, one("zone"), undefined);
  const asOf = take("asOf", shape.asOf, one("asOf"), undefined);
  if (zone) filters.zone = zone;
  if (asOf) filters.asOf = asOf;
  for (const [key, found] of values) {
    if (key.startsWith("facet.") && key.length > 6) filters.facets[key.slice(6)] = take(key, list, sortedUnique(found), []);
  }
  readCustomPeriod(filters, take("from", shape.from, one("from"), undefined), take("to", shape.to, one("to"), undefined), notices);
  return { filters, notices };
}

/** The canonical form: defaults dropped, keys and values sorted, a list as a repeated key. */
export function filtersToParams(filters: Filters): URLSearchParams {
  const pairs: [string, string][] = [];
  const put = (key: string, value: string | undefined, standard: string | undefined) => {
    if (value !== undefined && value !== standard) pairs.push([key, value]);
  };
  put("period", filters.period, NO_FILTERS.period);
  if (filters.period === "custom") {
    put("from", filters.from, undefined);
    put("to", filters.to, undefined);
  }
  put("compare", filters.compare, NO_FILTERS.compare);
  put("grain", filters.grain, NO_FILTERS.grain);
  put("window", filters.window, NO_FILTERS.window);
  put("zone", filters.zone, undefined);
  put("asOf", filters.asOf, undefined);
  put("difficult", filters.difficult, NO_FILTERS.difficult);
  for (const key of LIST_FILTERS) for (const value of filters[key]) put(key, value, undefined);
  for (const [code, values] of Object.entries(filters.facets)) for (const value of values) put(`facet.${code}`, value, undefined);
  return new URLSearchParams(pairs.toSorted(([a, x], [b, y]) => compare(a, b) || compare(x, y)));
}

/**
 * The canonical form as an interface for programs wants it: those answer over all time unless a period is asked for,
 * so a page's unspoken period is said aloud.
 */
export function programParams(filters: Filters): URLSearchParams {
  const params = filtersToParams(filters);
  if (!params.has("period")) params.set("period", filters.period);
  params.sort();
  return params;
}

/** The canonical parameters as an object: one value as a string, several as a list. */
export function plainFilters(filters: Filters): Record<string, string | string[]> {
  const params = filtersToParams(filters);
  return Object.fromEntries(
    [...new Set(params.keys())].map((key) => {
      const values = params.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

/** Whether anything but period, comparison, grain, zone and as-of narrows the rows. */
export function isNarrowed(filters: Filters): boolean {
  return (
    filters.difficult !== "any" ||
    LIST_FILTERS.some((key) => filters[key].length > 0) ||
    Object.values(filters.facets).some((values) => values.length > 0)
  );
}

/** A period is custom when from and to say so; half of one, or one that ends before it begins, is no period. */
function readCustomPeriod(filters: Filters, from: string | undefined, to: string | undefined, notices: Notice[]) {
  if (from === undefined && to === undefined) {
    if (filters.period !== "custom") return;
    notices.push({ field: "from", message: "a custom period needs from and to, such as from=2026-01-01&to=2026-02-01" });
    filters.period = "auto";
    return;
  }
  if (from !== undefined && to !== undefined && from >= to) {
    notices.push({ field: "to", message: `to is the first day after the period and must come after from; got from=${from}, to=${to}` });
    if (filters.period === "custom") filters.period = "auto";
    return;
  }
  filters.period = "custom";
  if (from) filters.from = from;
  if (to) filters.to = to;
}

function readParams(params: RawParams): Map<string, string[]> {
  const values = new Map<string, string[]>();
  const add = (key: string, value: string) => values.set(key, [...(values.get(key) ?? []), value]);
  if (params instanceof URLSearchParams) for (const [key, value] of params) add(key, value);
  else for (const [key, value] of Object.entries(params)) for (const each of value === undefined ? [] : [value].flat()) add(key, each);
  return values;
}

function sortedUnique(values: string[] | undefined): string[] | undefined {
  return values && [...new Set(values.filter((value) => value !== ""))].sort(compare);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
