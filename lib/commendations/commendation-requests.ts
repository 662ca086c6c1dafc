import { z } from "zod";
import { COMMENDATION_SOURCES } from "@/db/schema";
import { BadCommendationError } from "@/lib/commendations/bad-commendation-error";
import { parseIsoDay } from "@/lib/dates";
import { readBody } from "@/lib/request-body";

/** How long the words and the named behaviour may be, in characters. */
export const LONGEST_PRAISE = 5000;
export const LONGEST_BEHAVIOUR = 200;

/** Whom praise is for: whoever handled the interaction, somebody of the staff by their id, or nobody who is named. */
export type Praised = "handler" | "nobody" | number;

/** What is sent of a commendation, whether it is new or changed. */
export interface CommendationFields {
  /** Days since 1970-01-01. */
  receivedDay: number;
  source: (typeof COMMENDATION_SOURCES)[number] | null;
  text: string | null;
  behaviour: string | null;
  /** Absent in a change: whom it praises stays. */
  praised?: Praised | undefined;
  wasSolicited: boolean | null;
}

/** Reads the body of `POST /api/commendations`. @throws BadCommendationError */
export function parseNewCommendation(body: string): CommendationFields & { interactionId: number } {
  const { interaction, ...rest } = readBody(z.object({ ...fields, interaction: id }), body, BadCommendationError, EXAMPLE);
  return { interactionId: interaction, ...fieldsOf(rest) };
}

/** Reads the body of `PATCH /api/commendations/<id>`. @throws BadCommendationError */
export function parseCommendation(body: string): CommendationFields {
  return fieldsOf(readBody(z.object(fields), body, BadCommendationError, EXAMPLE));
}

/** Reads the body of `PUT /api/commendations/<id>/verification`. @throws BadCommendationError */
export function parseVerification(body: string): boolean {
  return readBody(z.object({ verified: z.boolean({ error: "must be true or false" }) }), body, BadCommendationError, '{"verified":true}')
    .verified;
}

/** Reads the body of `POST /api/commendations/restored`. @throws BadCommendationError */
export function parseRestored(body: string): string {
  const undo = z.string({ error: "must be what taking the commendation away gave" }).min(1).max(40_000);
  return readBody(z.object({ undo }), body, BadCommendationError, '{"undo":"v1.…"}').undo;
}

function fieldsOf({ received, source, text, behaviour, praised, solicited }: z.infer<z.ZodObject<typeof fields>>): CommendationFields {
  if (text === null && behaviour === null) {
    throw new BadCommendationError("text", "text must say what the customer said, or behaviour what was praised");
  }
  return { receivedDay: parseIsoDay(received) ?? 0, source, text, behaviour, praised, wasSolicited: solicited };
}

const id = z.int({ error: "must be the id of one" }).min(1, { error: "must be the id of one" }).max(2_147_483_647, {
  error: "must be the id of one",
});

function words(longest: number) {
  const error = `must have at most ${longest} characters`;
  return z
    .string({ error: "must be words, or null" })
    .max(longest, { error })
    .transform((text) => text.trim() || null)
    .nullable()
    .default(null);
}

const fields = {
  received: z.string({ error: "must be a day such as 2026-12-04" }).refine((text) => parseIsoDay(text) !== null, {
    error: "must be a day such as 2026-12-04",
  }),
  source: z
    .enum(COMMENDATION_SOURCES, { error: `must be one of ${COMMENDATION_SOURCES.join(", ")}, or null` })
    .nullable()
    .default(null),
  text: words(LONGEST_PRAISE),
  behaviour: words(LONGEST_BEHAVIOUR),
  praised: z.union([z.enum(["handler", "nobody"]), id], { error: "must be handler, nobody or the id of somebody of the staff" }).optional(),
  solicited: z.boolean({ error: "must be true, false or null" }).nullable().default(null),
};

const EXAMPLE = '{"interaction":7,"received":"2026-12-04","text":"Called when he said he would","praised":"handler"}';
