import { z } from "zod";
import { FAILURE_MODES } from "@/db/schema";
import { parseIsoDay } from "@/lib/dates";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import type { RuleWords } from "@/lib/failures/link-rules";
import { MOST_AT_ONCE, type Selection } from "@/lib/failures/select-interactions";
import { oneLine } from "@/lib/one-line";
import { checked, readBody } from "@/lib/request-body";

/** Reads the body of `POST /api/failures/merge`. @throws BadFailureError */
export function parseMerge(body: string) {
  return readBody(merge, body, BadFailureError, EXAMPLE);
}

/** Reads which interactions are to be linked or unlinked. @throws BadFailureError */
export function parseSelection(body: string): Selection {
  return chosen(readBody(selection, body, BadFailureError, EXAMPLE));
}

/** Reads the body of `DELETE /api/failures/<code>/links`. @throws BadFailureError */
export function parseUnlinking(body: string): { selection: Selection; isUndo: boolean } {
  const { undo, ...which } = readBody(unlinking, body, BadFailureError, EXAMPLE);
  return { selection: chosen(which), isUndo: undo };
}

/** Reads the body of `POST /api/failures`: a failure that somebody has seen. @throws BadFailureError */
export function parseNewFailure(body: string) {
  return readBody(newFailure, body, BadFailureError, EXAMPLE);
}

/** Reads the body of `POST /api/failures/<code>/split`: by a rule, or by ids or a query. @throws BadFailureError */
export function parseSplit(body: string) {
  const { rule, ids, query, dryRun, ...rest } = readBody(split, body, BadFailureError, EXAMPLE);
  const by: { rule: RuleWords } | { selection: Selection } =
    rule === undefined ? { selection: chosen({ ids, query }) } : { rule: ruleWords(rule) };
  if (dryRun) return { by, failure: null, isRemembered: false };
  const { title, procedure, mode, remember } = rest;
  return { by, failure: checked(newFailure, { title, procedure, mode }, BadFailureError), isRemembered: remember && rule !== undefined };
}

/** Reads the body of `POST /api/failures/<code>/rules`. @throws BadFailureError */
export function parseRule(body: string): { rule: RuleWords; isDryRun: boolean } {
  const { dryRun, ...rule } = readBody(newRule, body, BadFailureError, EXAMPLE);
  return { rule: ruleWords(rule), isDryRun: dryRun };
}

/** Reads the body of `PATCH /api/failures/<code>/rules/<id>`. @throws BadFailureError */
export function parseRuleChange(body: string): { paused: boolean } {
  return readBody(z.object({ paused: z.boolean({ error: "must be true or false" }) }), body, BadFailureError, EXAMPLE);
}

const code = z.string({ error: "must be the code of a failure" }).min(1, { error: "must be the code of a failure" }).max(200);
const line = (what: string, most: number) =>
  z
    .string({ error: `must be ${what}` })
    .transform(oneLine)
    .refine((text) => text.length > 0 && text.length <= most, { error: `must be ${what}, of 1 to ${most} characters` });
const dryRun = z.boolean({ error: "must be true or false" }).default(false);
const words = z.string({ error: "must be words" }).max(200, { error: "must have at most 200 characters" });

const merge = z.object({
  into: code,
  codes: z
    .array(code, { error: "must be a list of codes of failures" })
    .min(1, { error: "must name one failure at least" })
    .max(50, { error: "must name 50 failures at most" }),
  dryRun,
});
const ids = z
  .array(z.int({ error: "must be a list of numbers of interactions" }).positive(), { error: "must be a list of numbers of interactions" })
  .min(1, { error: "must name one interaction at least" })
  .max(MOST_AT_ONCE, { error: `must name ${MOST_AT_ONCE} interactions at most` });
const query = z.string({ error: "must be the parameters of an address, such as period=30d&team=billing" }).max(20_000);
const selection = z.object({ ids: ids.optional(), query: query.optional() });
const unlinking = z.object({ ...selection.shape, undo: z.boolean({ error: "must be true or false" }).default(false) });
const newFailure = z.object({
  title: line("a title", 200),
  procedure: line("the name of a procedure", 200),
  mode: z.enum(FAILURE_MODES, { error: `must be ${FAILURE_MODES.join(", ")}` }),
});
const ruleShape = {
  cause: z.string().max(200).optional(),
  product: z.string().max(200).optional(),
  words: words.optional(),
  from: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "must be a day, such as 2026-03-02" })
    .optional(),
};
const newRule = z.object({ ...ruleShape, dryRun });
const split = z.object({
  ids: ids.optional(),
  query: query.optional(),
  rule: z.object(ruleShape).optional(),
  title: z.unknown(),
  procedure: z.unknown(),
  mode: z.unknown(),
  remember: z.boolean({ error: "must be true or false" }).default(false),
  dryRun,
});

function chosen({ ids: listed, query: asked }: z.infer<typeof selection>): Selection {
  if (listed !== undefined && asked === undefined) return { ids: listed };
  if (asked !== undefined && listed === undefined) return { query: asked };
  throw new BadFailureError("ids", "send either ids, a list of numbers of interactions, or query, the parameters of an address");
}

function ruleWords({ cause, product, words: written, from }: z.infer<z.ZodObject<typeof ruleShape>>): RuleWords {
  const fromDay = from === undefined ? undefined : parseIsoDay(from);
  if (fromDay === null) throw new BadFailureError("from", `from must be a day that exists; got "${from}"`);
  return {
    ...(cause ? { cause } : {}),
    ...(product ? { product } : {}),
    ...(written?.trim() ? { words: written } : {}),
    ...(fromDay === undefined ? {} : { fromDay }),
  };
}

const EXAMPLE = '{"ids":[17,18]}';
