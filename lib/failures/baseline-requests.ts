import { z } from "zod";
import { parseIsoDay } from "@/lib/dates";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { oneLine } from "@/lib/one-line";
import { readBody } from "@/lib/request-body";

/** What is sent to record a change of what is usual. */
export interface NewBaselineChange {
  /** Days since 1970-01-01. */
  day: number;
  reason: string;
}

export const LONGEST_REASON = 300;

/** Reads the body of `POST /api/failures/<code>/baseline-changes`. @throws BadFailureError */
export function parseNewBaselineChange(body: string): NewBaselineChange {
  return readBody(newBaselineChange, body, BadFailureError, '{"day":"2026-08-17","reason":"The form was shortened"}');
}

/** Reads the id of a change from an address; null when it is none. */
export function parseChangeId(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

const newBaselineChange = z.object({
  day: z.string({ error: "must be a day such as 2026-08-17" }).transform((text, context) => {
    const day = parseIsoDay(text);
    if (day !== null) return day;
    context.addIssue({ code: "custom", message: `must be a day such as 2026-08-17; got "${text.slice(0, 40)}"` });
    return z.NEVER;
  }),
  reason: z
    .string({ error: "must be a text: why another level is usual from that day on" })
    .transform(oneLine)
    .refine((text) => text.length > 0 && text.length <= LONGEST_REASON, {
      error: `must have 1 to ${LONGEST_REASON} characters: why another level is usual from that day on`,
    }),
});
