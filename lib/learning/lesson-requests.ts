import { z } from "zod";
import { canBeKept, NOT_KEPT } from "@/lib/api/value-schemas";
import { parseIsoDay } from "@/lib/dates";
import { BadLearningError } from "@/lib/learning/bad-learning-error";
import { readBody } from "@/lib/request-body";

/** How long a title, and each other text, may be, in characters. */
export const LONGEST_TITLE = 200;
export const LONGEST_LEARNT = 4000;
export const LONGEST_ACTION = 500;
/** How many actions are sent with a lesson at most. */
const MOST_ACTIONS = 20;

/** What is to be done, by whom and by when. */
export interface NewAction {
  text: string;
  owner: ActionOwner;
  /** Days since 1970-01-01. */
  dueDay: number;
}

/** Whose work it is: whoever asks, a team by its code, or a user by their id. */
export type ActionOwner = { is: "me" } | { is: "team"; code: string } | { is: "user"; id: number };

export const titleText = z
  .string({ error: "must be a title" })
  .trim()
  .min(1, { error: "must say what this is about" })
  .max(LONGEST_TITLE, { error: `must have at most ${LONGEST_TITLE} characters` })
  .refine(canBeKept, { error: NOT_KEPT });

/** A text of several lines that may be left out. */
export const longText = z
  .string({ error: "must be text, or null" })
  .trim()
  .max(LONGEST_LEARNT, { error: `must have at most ${LONGEST_LEARNT} characters` })
  .refine(canBeKept, { error: NOT_KEPT })
  .nullable()
  .transform((text) => text || null);

const code = z.string({ error: "must be a code, or null" }).min(1).max(300).refine(canBeKept, { error: NOT_KEPT }).nullable();

/** "topic/slow-answer": a cause by its axis and its code. */
const causeName = z
  .string({ error: 'must be a cause such as "topic/refunds", or null' })
  .regex(/^[a-z_]+\/.{1,300}$/, { error: 'must be a cause such as "topic/refunds", or null' })
  .refine(canBeKept, { error: NOT_KEPT })
  .nullable();

export const dayText = z
  .string({ error: "must be a day such as 2026-12-04" })
  .refine((text) => parseIsoDay(text) !== null, { error: "must be a day such as 2026-12-04" })
  .transform((text) => parseIsoDay(text) ?? 0);

const OWNER = 'must be "me", "team:<code>" or "user:<id>"';
const owner = z
  .string({ error: OWNER })
  .refine(canBeKept, { error: NOT_KEPT })
  .transform((text, context): ActionOwner => {
    if (text === "me") return { is: "me" };
    const [, kind, rest = ""] = /^(team|user):(.{1,300})$/.exec(text) ?? [];
    if (kind === "team") return { is: "team", code: rest };
    if (kind === "user" && /^[1-9]\d{0,8}$/.test(rest)) return { is: "user", id: Number(rest) };
    context.addIssue({ code: "custom", message: OWNER });
    return z.NEVER;
  });

const action = z
  .object({
    text: z
      .string({ error: "must say what is to be done" })
      .trim()
      .min(1, { error: "must say what is to be done" })
      .max(LONGEST_ACTION, { error: `must have at most ${LONGEST_ACTION} characters` })
      .refine(canBeKept, { error: NOT_KEPT }),
    owner,
    due: dayText,
  })
  .transform(({ due, ...rest }): NewAction => ({ ...rest, dueDay: due }));

const words = { wentWell: longText.default(null), couldBeBetter: longText.default(null), toChange: longText.default(null) };

const newLesson = z.object({
  title: titleText,
  interaction: z.int({ error: "must be the id of an interaction, or null" }).positive().nullable().default(null),
  failure: code.default(null),
  procedure: code.default(null),
  cause: causeName.default(null),
  ...words,
  actions: z
    .array(action)
    .max(MOST_ACTIONS, { error: `takes at most ${MOST_ACTIONS} actions` })
    .default([]),
});
/** What is sent to write a lesson down. */
export type NewLesson = z.infer<typeof newLesson>;

const lessonChange = z.strictObject({
  title: titleText.optional(),
  wentWell: longText.optional(),
  couldBeBetter: longText.optional(),
  toChange: longText.optional(),
  procedure: code.optional(),
  cause: causeName.optional(),
  isArchived: z.boolean({ error: "must be true or false" }).optional(),
});
export type LessonChange = z.infer<typeof lessonChange>;

export const ACTION_STATES = ["open", "done", "withdrawn"] as const;
export type ActionStateAsked = (typeof ACTION_STATES)[number];

/** Reads the body of `POST /api/lessons`. @throws BadLearningError */
export function parseNewLesson(body: string): NewLesson {
  const asked = readBody(newLesson, body, BadLearningError, '{"title":"Two order numbers","toChange":"Print both on the invoice"}');
  if (asked.wentWell === null && asked.couldBeBetter === null && asked.toChange === null)
    throw new BadLearningError(
      "wentWell",
      "Write at least one thing: what went well, what could have been handled better, or what to change.",
    );
  return asked;
}

/** Reads the body of `PATCH /api/lessons/<code>`. @throws BadLearningError */
export function parseLessonChange(body: string): LessonChange {
  return readBody(lessonChange, body, BadLearningError, '{"toChange":"Print both order numbers"}');
}

/** Reads the body of `POST /api/lessons/<code>/actions`. @throws BadLearningError */
export function parseNewAction(body: string): NewAction {
  return readBody(action, body, BadLearningError, '{"text":"Change the template","owner":"me","due":"2026-12-04"}');
}

/** Reads the body of `PATCH /api/lesson-actions/<id>`. @throws BadLearningError */
export function parseActionState(body: string): ActionStateAsked {
  const state = z.enum(ACTION_STATES, { error: `must be one of ${ACTION_STATES.join(", ")}` });
  return readBody(z.object({ state }), body, BadLearningError, '{"state":"done"}').state;
}

/** Reads the body of `POST /api/lessons/<code>/general`: when the lesson that was read was last changed. @throws BadLearningError */
export function parseReadAt(body: string): number {
  const updatedAt = z.int({ error: "must be when the lesson that you have read was last changed" }).min(0);
  return readBody(z.object({ updatedAt }), body, BadLearningError, '{"updatedAt":1780272000000}').updatedAt;
}
