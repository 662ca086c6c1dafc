import { z } from "zod";
import { DECISION_KINDS } from "@/db/schema";
import { parseIsoDay } from "@/lib/dates";
import { BadDecisionError } from "@/lib/decisions/bad-decision-error";
import { readBody } from "@/lib/request-body";

/** What is sent to decide something: of a failure and for a team by their codes. */
export interface NewDecision {
  failure: string | null;
  kind: (typeof DECISION_KINDS)[number];
  text: string;
  team: string | null;
  /** Days since 1970-01-01. */
  dueDay: number | null;
}

export const DECISION_STATES = ["open", "done", "withdrawn"] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** How long a decision may be, in characters. */
export const LONGEST_DECISION = 1000;

/** Reads the body of `POST /api/decisions`. @throws BadDecisionError */
export function parseNewDecision(body: string): NewDecision {
  const { failure, kind, text, team, due } = readBody(newDecision, body, BadDecisionError, EXAMPLE);
  return { failure, kind, text, team, dueDay: due === null ? null : parseIsoDay(due) };
}

/** Reads the body of `PATCH /api/decisions/<id>`. @throws BadDecisionError */
export function parseDecisionState(body: string): DecisionState {
  return readBody(
    z.object({ state: z.enum(DECISION_STATES, { error: `must be one of ${DECISION_STATES.join(", ")}` }) }),
    body,
    BadDecisionError,
    EXAMPLE,
  ).state;
}

const code = z.string({ error: "must be a code, or null" }).min(1).max(300).nullable().default(null);

const newDecision = z.object({
  failure: code,
  kind: z.enum(DECISION_KINDS, { error: `must be one of ${DECISION_KINDS.join(", ")}` }),
  text: z
    .string({ error: "must say what was decided" })
    .trim()
    .min(1, { error: "must say what was decided" })
    .max(LONGEST_DECISION, { error: `must have at most ${LONGEST_DECISION} characters` }),
  team: code,
  due: z
    .string({ error: "must be a day such as 2026-12-04, or null" })
    .refine((text) => parseIsoDay(text) !== null, { error: "must be a day such as 2026-12-04, or null" })
    .nullable()
    .default(null),
});

const EXAMPLE = '{"failure":"refunds-late","kind":"fix","text":"Send the form at once"}';
