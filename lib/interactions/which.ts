import { z } from "zod";
import { GRAINS, parseIsoDay } from "@/lib/dates";
import { BadFilterError } from "@/lib/errors";
import type { Notice, RawParams } from "@/lib/filters";
import { ENDING_IDS, type EndingId } from "@/lib/handling/ending-rules";
import { isFactorId, SIDES, type Side } from "@/lib/handling/factors";
import { METRIC_IDS } from "@/lib/metrics/define";
import { type Dimension, parseDimension } from "@/lib/metrics/dimensions";
import { parseHaving } from "@/lib/metrics/having";
import { lastParam } from "@/lib/raw-params";
import { parseSearch, type Search } from "@/lib/search/parse-search";

/**
 * Which rows the explorer shows, beyond the filters: the rows behind a number of a metric, or interactions of its own
 * (by when they happened, the latest of each customer or issue, those without a closing time).
 */
export type Which =
  | {
      kind: "interactions";
      clock: "contacted" | "occurred";
      each: "interaction" | "customer" | "issue";
      isUnclosed: boolean;
      /** Only those told on or after that day, YYYY-MM-DD. */
      toldFrom?: string;
      /** Only those that do not say when it happened. */
      isUndated?: boolean;
      /** The code of a failure: only what reads like its interactions and is linked to none. */
      alike?: string;
      /** The code of a group of unlinked interactions that read alike: only its members. */
      need?: string;
      /** Words that must stand in the interaction, as well. */
      search?: Search;
    }
  | DrillWhich
  | EndingWhich;

/** The rows of one number: a metric, a part of it, a bucket of its trend, a value of the dimension it is split by. */
export interface DrillWhich {
  kind: "drill";
  metric: (typeof METRIC_IDS)[number];
  part?: string;
  /** First day of the bucket, YYYY-MM-DD. */
  bucket?: string;
  series?: string;
  by?: Dimension;
  /** Of a duration: at most, or at least, so many minutes. */
  within?: number;
  beyond?: number;
  /** What its interaction must have beside that: see lib/metrics/having.ts. */
  having?: string;
  /** Words that must stand in the interaction of the row, as well. */
  search?: Search;
}

/** The rows of one number of what goes with a good ending: a side of a comparison, and how they ended. */
export interface EndingWhich {
  kind: "ending";
  ending: EndingId;
  /** What interactions are told apart by, and on which side of it they stand; all of them without. */
  factor?: string;
  side?: Side;
  /** A part of the ending's cohort, or a role: "numerator" ended so, "denominator" (where none is named) is measurable. */
  part?: string;
  each: "interaction" | "customer";
  /** Words that must stand in the interaction, as well. */
  search?: Search;
}

export const ALL_INTERACTIONS = {
  kind: "interactions",
  clock: "contacted",
  each: "interaction",
  isUnclosed: false,
} as const satisfies Which;

/** The parameters that say which rows, apart from the filters. */
export const WHICH_KEYS = [
  "metric",
  "part",
  "bucket",
  "series",
  "by",
  "within",
  "beyond",
  "having",
  "clock",
  "each",
  "closed",
  "told",
  "dated",
  "alike",
  "need",
  "ending",
  "factor",
  "side",
  "q",
] as const;

const minutes = z.coerce
  .number({ error: "must be a number of minutes" })
  .int({ error: "must be whole minutes" })
  .min(0, { error: "must not be negative" })
  .max(100_000_000, { error: "must be 100,000,000 minutes at most" })
  .optional();

const shape = z.object({
  metric: z.enum(METRIC_IDS, { error: (issue) => `must be ${METRIC_IDS.join(", ")}; got "${issue.input}"` }).optional(),
  part: z.string().max(400).optional(),
  bucket: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, {
      error: (issue) => `must be the first day of a ${GRAINS.join(", ")}, such as 2026-03-02; got "${issue.input}"`,
    })
    .optional(),
  series: z.string().max(500).optional(),
  by: z.string().max(100).optional(),
  within: minutes,
  beyond: minutes,
  having: z
    .string()
    .max(60)
    .refine((text) => parseHaving(text) !== null, {
      error: (issue) => `must be such as promises.kept, gesture.given, apology.2.1 or step.<number>.yes; got "${issue.input}"`,
    })
    .optional(),
  clock: z
    .enum(["contacted", "occurred"], { error: (issue) => `must be contacted or occurred; got "${issue.input}"` })
    .default("contacted"),
  each: z
    .enum(["interaction", "customer", "issue"], { error: (issue) => `must be interaction, customer or issue; got "${issue.input}"` })
    .default("interaction"),
  alike: z.string().max(200).optional(),
  need: z.string().max(200).optional(),
  closed: z.enum(["no"], { error: (issue) => `can only be no; got "${issue.input}"` }).optional(),
  told: z
    .string()
    .refine((day) => parseIsoDay(day) !== null, {
      error: (issue) => `must be the day from which on it was told, such as 2026-03-02; got "${issue.input}"`,
    })
    .optional(),
  dated: z.enum(["no"], { error: (issue) => `can only be no; got "${issue.input}"` }).optional(),
  ending: z.enum(ENDING_IDS, { error: (issue) => `must be ${ENDING_IDS.join(", ")}; got "${issue.input}"` }).optional(),
  factor: z.string().max(100).optional(),
  side: z.enum(SIDES, { error: (issue) => `must be ${SIDES.join(", ")}; got "${issue.input}"` }).optional(),
});

/** Reads which rows an address asks for; what cannot be understood falls back to all interactions of the filters and says so. */
export function parseWhich(params: RawParams): { which: Which; notices: Notice[] } {
  const rows = parseRows(params);
  const search = parseSearch(lastParam(params, "q") ?? "");
  if (search === null) return rows;
  if ("problem" in search)
    return { ...rows, notices: [...rows.notices, { field: "q", message: `${search.problem}; nothing was searched for` }] };
  return { ...rows, which: { ...rows.which, search } };
}

function parseRows(params: RawParams): { which: Which; notices: Notice[] } {
  const parsed = shape.safeParse(
    Object.fromEntries(
      WHICH_KEYS.flatMap((key) => {
        const value = lastParam(params, key);
        return value === undefined ? [] : [[key, value]];
      }),
    ),
  );
  if (!parsed.success) {
    const notices = parsed.error.issues.map((issue) => ({
      field: String(issue.path[0]),
      message: `${String(issue.path[0])} ${issue.message}`,
    }));
    return { which: ALL_INTERACTIONS, notices };
  }
  const { metric, by, clock, each, closed, alike, need, told, dated, ending, factor, side, having, ...rest } = parsed.data;
  if (ending !== undefined) return parseEnding({ ending, factor, side, part: rest.part, each });
  if (metric === undefined) {
    const narrower = {
      ...(alike !== undefined && { alike }),
      ...(need !== undefined && { need }),
      ...(told !== undefined && { toldFrom: told }),
      ...(dated === "no" && { isUndated: true }),
    };
    return { which: { kind: "interactions", clock, each, isUnclosed: closed === "no", ...narrower }, notices: [] };
  }
  const dimension = by === undefined ? undefined : dimensionOf(by);
  if (dimension === null)
    return {
      which: ALL_INTERACTIONS,
      notices: [{ field: "by", message: `by cannot be "${by}"; the rows of the whole filter are shown instead` }],
    };
  return {
    which: { kind: "drill", metric, ...rest, ...(dimension && { by: dimension }), ...(having !== undefined && { having }) },
    notices: [],
  };
}

function parseEnding({
  ending,
  factor,
  side,
  part,
  each,
}: {
  ending: EndingId;
  factor: string | undefined;
  side: Side | undefined;
  part: string | undefined;
  each: "interaction" | "customer" | "issue";
}): { which: Which; notices: Notice[] } {
  const problem =
    (factor === undefined) !== (side === undefined)
      ? { field: "side", message: "factor and side go together" }
      : factor !== undefined && !isFactorId(factor)
        ? { field: "factor", message: `nothing is told apart by "${factor}"` }
        : null;
  if (problem)
    return {
      which: ALL_INTERACTIONS,
      notices: [{ ...problem, message: `${problem.message}; the rows of the whole filter are shown instead` }],
    };
  const narrower = { ...(factor !== undefined && { factor }), ...(side !== undefined && { side }), ...(part !== undefined && { part }) };
  return { which: { kind: "ending", ending, ...narrower, each: each === "customer" ? "customer" : "interaction" }, notices: [] };
}

function dimensionOf(text: string): Dimension | null {
  try {
    return parseDimension(text);
  } catch {
    return null;
  }
}

/** The same for programs: what cannot be understood is refused. @throws BadFilterError */
export function parseStrictWhich(params: RawParams): Which {
  const { which, notices } = parseWhich(params);
  const [first] = notices;
  if (first) throw new BadFilterError(first.field, first.message);
  return which;
}
