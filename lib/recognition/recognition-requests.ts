import { z } from "zod";
import { DebriefError, NotFoundError } from "@/lib/errors";
import { readBody } from "@/lib/request-body";

/** Thanks that cannot be given as they were sent. The message says what would be right. */
export class BadRecognitionError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_recognition", 400, message, field);
  }
}

/** How long what is thanked for, the message and the reward may be, in characters. */
export const LONGEST = { behaviour: 200, message: 2000, reward: 200 } as const;

/** For a commendation, or for an interaction that was handled in an exemplary way. */
export type ThankedFor = { commendationId: number } | { interactionId: number };

export interface NewRecognition {
  for: ThankedFor;
  behaviour: string;
  message: string | null;
  reward: string | null;
}

/** What is said of an interaction: handled in an exemplary way by that behaviour, or, without one, put aside as a suggestion. */
export interface NewExemplar {
  interactionId: number;
  behaviour: string | null;
}

/** Reads the body of `POST /api/recognitions`. @throws BadRecognitionError */
export function parseNewRecognition(body: string): NewRecognition {
  const { commendation, interaction, ...words } = readBody(recognition, body, BadRecognitionError, RECOGNITION);
  if (commendation !== null && interaction === null) return { for: { commendationId: commendation }, ...words };
  if (interaction !== null && commendation === null) return { for: { interactionId: interaction }, ...words };
  throw new BadRecognitionError("commendation", "commendation or interaction must say what the thanks are for, one of the two");
}

/** Reads the body of `POST /api/exemplars`. @throws BadRecognitionError */
export function parseNewExemplar(body: string): NewExemplar {
  const { interaction, behaviour } = readBody(exemplar, body, BadRecognitionError, EXEMPLAR);
  return { interactionId: interaction, behaviour };
}

/** An id as addresses write it. @throws NotFoundError */
export function recognitionId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFoundError(`There is nothing with the id "${text.slice(0, 40)}".`, "id");
  return Number(text);
}

const error = "must be the id of one";
const id = z.int({ error }).min(1, { error }).max(2_147_483_647, { error });

function words(most: number) {
  return z
    .string({ error: "must be words, or null" })
    .max(most, { error: `must have at most ${most} characters` })
    .transform((text) => text.trim() || null)
    .nullable()
    .default(null);
}

const recognition = z.object({
  commendation: id.nullable().default(null),
  interaction: id.nullable().default(null),
  behaviour: z
    .string({ error: "must name what the thanks are for" })
    .trim()
    .min(1, { error: "must name what the thanks are for" })
    .max(LONGEST.behaviour, { error: `must have at most ${LONGEST.behaviour} characters` }),
  message: words(LONGEST.message),
  reward: words(LONGEST.reward),
});

const exemplar = z.object({ interaction: id, behaviour: words(LONGEST.behaviour) });

const RECOGNITION = '{"commendation":7,"behaviour":"Called when he said he would"}';
const EXEMPLAR = '{"interaction":7,"behaviour":"Let the customer finish"}';
