import { z } from "zod";
import { FAILURE_MODES } from "@/db/schema";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import type { NewFailure } from "@/lib/failures/create-failure";
import { LINKS_AT_ONCE } from "@/lib/failures/link-interactions";
import { oneLine } from "@/lib/one-line";
import { readBody } from "@/lib/request-body";

/** What a person says of interactions that read alike: these show the failure too, or these do not. */
export interface SimilarAnswer {
  answer: "link" | "refuse";
  ids: number[];
}

/** Reads the body of `POST /api/failures/<code>/similar`. @throws BadFailureError */
export function parseSimilarAnswer(body: string): SimilarAnswer {
  return readBody(similarAnswer, body, BadFailureError, '{"answer":"link","ids":[12,15]}');
}

/** Reads the body of `POST /api/needs/<code>`: the failure that a group is to become. @throws BadFailureError */
export function parseNeedName(body: string): NewFailure {
  return readBody(needName, body, BadFailureError, '{"title":"Refund promised twice","procedure":"Refunds","mode":"late"}');
}

/** Reads the body of `PATCH /api/needs/<code>`. @throws BadFailureError */
export function parseNeedChange(body: string): { isDismissed: boolean } {
  return readBody(needChange, body, BadFailureError, '{"isDismissed":true}');
}

const similarAnswer = z.object({
  answer: z.enum(["link", "refuse"], { error: "must be link or refuse" }),
  ids: z
    .array(z.number({ error: "must be ids of interactions" }).int().positive(), { error: "must be a list of ids of interactions" })
    .min(1, { error: "must name at least one interaction" })
    .max(LINKS_AT_ONCE, { error: `can name ${LINKS_AT_ONCE} interactions at most` }),
});

const line = (most: number) =>
  z
    .string({ error: "must be a text" })
    .transform(oneLine)
    .refine((text) => text.length > 0 && text.length <= most, { error: `must have 1 to ${most} characters` });

const needName = z.object({
  title: line(200),
  procedure: line(120),
  mode: z.enum(FAILURE_MODES, { error: (issue) => `must be ${FAILURE_MODES.join(", ")}; got "${issue.input}"` }),
});

const needChange = z.object({ isDismissed: z.boolean({ error: "must be true or false" }) });
