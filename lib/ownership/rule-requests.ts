import { z } from "zod";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { readBody } from "@/lib/request-body";

/** What is sent to make an ownership rule, by codes; null asks for nothing, or names nobody. */
export type NewRule = z.infer<typeof newRule>;

/** Reads the body of `POST /api/ownership-rules`. @throws BadFailureError */
export function parseNewRule(body: string): NewRule {
  return readBody(newRule, body, BadFailureError, EXAMPLE);
}

/** Reads the body of `PATCH /api/ownership-rules/<id>`. @throws BadFailureError */
export function parseRuleMove(body: string): { move: -1 | 1 } {
  return readBody(ruleMove, body, BadFailureError, EXAMPLE);
}

/** Reads the id in an address; one that is no number names no rule. */
export function ruleIdOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

const code = z.string({ error: "must be a code, or null" }).max(200).nullable().default(null);
const newRule = z
  .object({ procedure: code, product: code, team: code, production: code, support: code })
  .refine(({ production, support }) => production !== null || support !== null, {
    error: "must name an owner: production, support, or both",
  });
const ruleMove = z.object({ move: z.union([z.literal(-1), z.literal(1)], { error: "must be -1 for up or 1 for down" }) });

const EXAMPLE = '{"procedure":"refunds","production":"payments"}';
