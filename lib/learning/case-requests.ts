import { z } from "zod";
import { canBeKept, NOT_KEPT } from "@/lib/api/value-schemas";
import { BadLearningError } from "@/lib/learning/bad-learning-error";
import { titleText } from "@/lib/learning/lesson-requests";
import { readBody } from "@/lib/request-body";

/** How long each part of a case may be, in characters. */
export const LONGEST_PART = 12_000;

const part = (what: string) =>
  z
    .string({ error: `must be ${what}` })
    .trim()
    .min(1, { error: `must be ${what}` })
    .max(LONGEST_PART, { error: `must have at most ${LONGEST_PART} characters` })
    .refine(canBeKept, { error: NOT_KEPT });

const parts = {
  title: titleText,
  situation: part("what is known before the turning point"),
  question: part("the question at the turning point"),
  continuation: part("what happened then"),
};
const aim = z
  .string({ error: "must be text, or null" })
  .trim()
  .max(1000, { error: "must have at most 1000 characters" })
  .refine(canBeKept, { error: NOT_KEPT })
  .nullable()
  .transform((text) => text || null);

const newCase = z.object({
  ...parts,
  aim: aim.default(null),
  interaction: z.int({ error: "must be the id of an interaction" }).positive(),
});
/** What is sent to make a case of an interaction. */
export type NewCase = z.infer<typeof newCase>;

const caseChange = z.strictObject({
  title: parts.title.optional(),
  situation: parts.situation.optional(),
  question: parts.question.optional(),
  continuation: parts.continuation.optional(),
  aim: aim.optional(),
  isRetired: z.boolean({ error: "must be true or false" }).optional(),
});
export type CaseChange = z.infer<typeof caseChange>;

/** Reads the body of `POST /api/training-cases`. @throws BadLearningError */
export function parseNewCase(body: string): NewCase {
  return readBody(newCase, body, BadLearningError, '{"interaction":1,"title":"…","situation":"…","question":"…","continuation":"…"}');
}

/** Reads the body of `PATCH /api/training-cases/<code>`. @throws BadLearningError */
export function parseCaseChange(body: string): CaseChange {
  return readBody(caseChange, body, BadLearningError, '{"question":"What do you say now?"}');
}

/** Reads the body of `POST /api/training-cases/<code>/clearing`. @throws BadLearningError */
export function parseClearing(body: string): string {
  const digest = z.string({ error: "must be the digest of the case that you have read" }).regex(/^[0-9a-f]{64}$/, {
    error: "must be the digest of the case that you have read",
  });
  return readBody(z.object({ digest }), body, BadLearningError, '{"digest":"…"}').digest;
}
