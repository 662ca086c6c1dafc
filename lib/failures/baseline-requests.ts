import { z } from "zod";
import { parseIsoDay } from "@/lib/dates";
import { BadFailureError } from "@/lib/failures/bad-failure-error";

/** What is sent to record a change of what is usual. */
export interface NewBaselineChange {
  /** Days since 1970-01-01. */
  day: number;
  reason: string;
}

export const LONGEST_REASON = 300;

/** Reads the body of `POST /api/failures/<code>/baseline-changes`. @throws BadFailureError */
export function parseNewBaselineChange(body: string): NewBaselineChange {
  const parsed = newBaselineChange.safeParse(fromJson(body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") || "body";
  throw new BadFailureError(field, `${field} ${issue?.message ?? "is not valid"}`);
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
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\s]+/gu, " ")
        .trim(),
    )
    .refine((text) => text.length > 0 && text.length <= LONGEST_REASON, {
      error: `must have 1 to ${LONGEST_REASON} characters: why another level is usual from that day on`,
    }),
});

function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BadFailureError("body", 'body must be JSON, such as {"day":"2026-08-17","reason":"The form was shortened"}');
  }
}
