import { z } from "zod";
import type { Notice, RawParams } from "@/lib/filters";
import { ENDING_IDS, type EndingId } from "@/lib/handling/ending-rules";
import { lastParam } from "@/lib/raw-params";

/** What interactions of one stratum have in common beside primary cause and severity at the start. */
export const ADJUSTMENTS = ["none", "wait", "hold"] as const;
export const ENDING_ORDERS = ["fixed", "difference"] as const;

/** What the page of good endings is asked for, beyond the filters. */
export interface EndingsAsk {
  ending: EndingId;
  adjust: (typeof ADJUSTMENTS)[number];
  order: (typeof ENDING_ORDERS)[number];
  /** Keys of two steps that are compared with each other. */
  variant: readonly [number, number] | null;
}

export const DEFAULT_ASK: EndingsAsk = { ending: "resolved", adjust: "none", order: "fixed", variant: null };

const key = /^[0-9a-f]{1,13}$/;

const shape = z.object({
  ending: z.enum(ENDING_IDS, { error: (issue) => `must be ${ENDING_IDS.join(", ")}; got "${issue.input}"` }).default(DEFAULT_ASK.ending),
  adjust: z.enum(ADJUSTMENTS, { error: (issue) => `must be none, wait or hold; got "${issue.input}"` }).default(DEFAULT_ASK.adjust),
  order: z.enum(ENDING_ORDERS, { error: (issue) => `must be fixed or difference; got "${issue.input}"` }).default(DEFAULT_ASK.order),
  one: z.string().regex(key, { error: "must be a step chosen on the page" }).optional(),
  other: z.string().regex(key, { error: "must be a step chosen on the page" }).optional(),
});

/** Parameters of the page of its own. */
export const ENDINGS_KEYS = ["ending", "adjust", "order", "one", "other"] as const;

/** Reads what an address asks for; what cannot be understood takes its default and is said. */
export function parseEndingsAsk(params: RawParams): { ask: EndingsAsk; notices: Notice[] } {
  const given = Object.fromEntries(
    ENDINGS_KEYS.flatMap((name) => {
      const value = lastParam(params, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const parsed = shape.safeParse(given);
  const refused = parsed.success ? [] : parsed.error.issues.map((issue) => ({ field: String(issue.path[0]), message: issue.message }));
  const notices = refused.map(({ field, message }) => ({ field, message: `${field} ${message}` }));
  const understood = Object.fromEntries(Object.entries(given).filter(([name]) => refused.every(({ field }) => field !== name)));
  const { one, other, ...rest } = shape.parse(understood);
  const variant = one === undefined || other === undefined || one === other ? null : ([keyOf(one), keyOf(other)] as const);
  if (variant === null && (one !== undefined || other !== undefined) && refused.length === 0)
    notices.push({ field: "one", message: "two different steps are compared with each other: choose both" });
  return { ask: { ...rest, variant }, notices };
}

/** The same as parameters; defaults are not written. */
export function endingsParams({ ending, adjust, order, variant }: EndingsAsk): [string, string][] {
  return [
    ...(adjust === DEFAULT_ASK.adjust ? [] : ([["adjust", adjust]] satisfies [string, string][])),
    ...(ending === DEFAULT_ASK.ending ? [] : ([["ending", ending]] satisfies [string, string][])),
    ...(variant
      ? ([
          ["one", variant[0].toString(16)],
          ["other", variant[1].toString(16)],
        ] satisfies [string, string][])
      : []),
    ...(order === DEFAULT_ASK.order ? [] : ([["order", order]] satisfies [string, string][])),
  ];
}

function keyOf(text: string): number {
  return Number.parseInt(text, 16);
}
