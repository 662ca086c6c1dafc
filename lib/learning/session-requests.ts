import { z } from "zod";
import { canBeKept, NOT_KEPT } from "@/lib/api/value-schemas";
import { BadLearningError } from "@/lib/learning/bad-learning-error";
import { dayText } from "@/lib/learning/lesson-requests";
import { readBody } from "@/lib/request-body";

const userId = z.int({ error: "must be the id of a user" }).positive();
const notes = z
  .string({ error: "must be text, or null" })
  .trim()
  .max(2000, { error: "must have at most 2000 characters" })
  .refine(canBeKept, { error: NOT_KEPT })
  .nullable()
  .transform((text) => text || null);

const newSession = z.object({
  day: dayText,
  /** Whoever leads it; null: whoever plans it. */
  ledBy: userId.nullable().default(null),
  users: z.array(userId).max(500, { error: "takes at most 500 users" }).default([]),
  /** Codes of teams, everybody of which is asked. */
  teams: z
    .array(z.string().min(1).max(300).refine(canBeKept, { error: NOT_KEPT }))
    .max(50, { error: "takes at most 50 teams" })
    .default([]),
  notes: notes.default(null),
});
/** What is sent to plan a session. */
export type NewSession = z.infer<typeof newSession>;

const sessionChange = z.strictObject({
  day: dayText.optional(),
  notes: notes.optional(),
  isCancelled: z.boolean({ error: "must be true or false" }).optional(),
});
export type SessionChange = z.infer<typeof sessionChange>;

const attendance = z.object({ attended: z.boolean({ error: "must be true or false" }).nullable(), user: userId.optional() });
export type AttendanceAsked = z.infer<typeof attendance>;

/** Reads the body of `POST /api/training-cases/<code>/sessions`. @throws BadLearningError */
export function parseNewSession(body: string): NewSession {
  return readBody(newSession, body, BadLearningError, '{"day":"2026-12-04","teams":["support"]}');
}

/** Reads the body of `PATCH /api/training-sessions/<id>`. @throws BadLearningError */
export function parseSessionChange(body: string): SessionChange {
  return readBody(sessionChange, body, BadLearningError, '{"day":"2026-12-04"}');
}

/** Reads the body of `PUT /api/training-sessions/<id>/attendance`. @throws BadLearningError */
export function parseAttendance(body: string): AttendanceAsked {
  return readBody(attendance, body, BadLearningError, '{"attended":true}');
}
