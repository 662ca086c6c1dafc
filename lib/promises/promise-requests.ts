import { z } from "zod";
import { CANCELLED_BY, PROMISE_KINDS } from "@/db/schema";
import { NotFoundError } from "@/lib/errors";
import { readDate } from "@/lib/imports/read-date";
import { BadPromiseError } from "@/lib/promises/bad-promise-error";
import { readBody } from "@/lib/request-body";

/** How long what is typed about a promise may be, in characters. */
export const LONGEST_WORDS = 2000;
/** How many promises change their owner at once. */
export const MOST_AT_ONCE = 500;

const words = z
  .string({ error: "must be text, or null" })
  .max(LONGEST_WORDS, { error: `must have at most ${LONGEST_WORDS} characters` })
  .nullable()
  .default(null);
const id = z.number({ error: "must be a number" }).int().min(1).max(999_999_999);
const WHEN = "must be a day or a time such as 2026-12-04 or 2026-12-04T10:30";
const when = z
  .string({ error: WHEN })
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/, { error: WHEN })
  .refine(isDate, { error: WHEN });
const at = when.nullable().default(null);
/** Whose clock a date is typed by. */
const clock = z.enum(["ours", "customer"], { error: "must be ours or customer" }).default("ours");

function isDate(text: string): boolean {
  const date = readDate(text, { order: "unknown", serial: false });
  return date !== null && date !== "ambiguous";
}

/** Who is to have some promises, and who had them when that was decided: null nobody. */
const owners = z.object({
  promises: z
    .array(z.object({ id, owner: id.nullable(), was: id.nullable() }), { error: "must be a list" })
    .min(1, { error: "must name at least one" })
    .max(MOST_AT_ONCE, { error: `must name at most ${MOST_AT_ONCE}` }),
});
export type OwnerChange = z.output<typeof owners>["promises"][number];
export const parseOwners = (body: string): OwnerChange[] =>
  readBody(owners, body, BadPromiseError, '{"promises":[{"id":1,"owner":2,"was":null}]}').promises;

const report = z.object({ channel: id.nullable().default(null), words, at });
export type ReportSent = z.output<typeof report>;
export const parseReport = (body: string): ReportSent => readBody(report, body, BadPromiseError, '{"words":"Told them where it stands"}');

const completion = z.object({ satisfied: z.boolean({ error: "must be true, false or null" }).nullable().default(null), words, at });
export type CompletionSent = z.output<typeof completion>;
export const parseCompletion = (body: string): CompletionSent => readBody(completion, body, BadPromiseError, '{"satisfied":true}');

const withdrawal = z.object({
  by: z.enum(CANCELLED_BY, { error: `must be one of ${CANCELLED_BY.join(", ")}` }),
  reason: words.refine((text) => text !== null && text.trim() !== "", { error: "must say why" }),
});
export type WithdrawalSent = z.output<typeof withdrawal>;
export const parseWithdrawal = (body: string): WithdrawalSent =>
  readBody(withdrawal, body, BadPromiseError, '{"by":"customer","reason":"No longer needed"}');

const move = z.object({
  due: when,
  clock,
  byCustomer: z.boolean({ error: "must be true, false or null" }).nullable().default(null),
  reason: words,
});
export type MoveSent = z.output<typeof move>;
export const parseMove = (body: string): MoveSent => readBody(move, body, BadPromiseError, '{"due":"2026-12-04T10:30"}');

const reminder = z.object({ at });
export const parseReminder = (body: string): { at: string | null } =>
  readBody(reminder, body, BadPromiseError, '{"at":"2026-12-04T10:30"}');

/** What is taken back: the instant, or the number, that whoever takes it back has seen. */
const seen = z.object({ seen: z.number({ error: "must be a number" }).int() });
export const parseSeen = (body: string): number => readBody(seen, body, BadPromiseError, '{"seen":1}').seen;

const made = z.object({
  interaction: id,
  kind: z.enum(PROMISE_KINDS, { error: `must be one of ${PROMISE_KINDS.join(", ")}` }),
  words,
  due: when,
  clock,
  procedure: z.string({ error: "must be a code, or null" }).max(300).nullable().default(null),
  isMine: z.boolean({ error: "must be true or false" }).default(true),
});
export type PromiseSent = z.output<typeof made>;
export const parsePromise = (body: string): PromiseSent =>
  readBody(made, body, BadPromiseError, '{"interaction":1,"kind":"callback","due":"2026-12-04T10:30"}');

/** The number in an address. @throws NotFoundError */
export function promiseId(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new NotFoundError(`there is no promise "${text}"`, "id");
  return Number(text);
}
