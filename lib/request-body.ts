import type { z } from "zod";
import type { DebriefError } from "@/lib/errors";

/** An error of whoever reads: which field is wrong, and what would be right. */
type Refusal = new (field: string, message: string) => DebriefError;

/**
 * Reads the JSON body of a request by its schema.
 * @param example a body that would be right, for who sends none
 * @throws the given refusal
 */
export function readBody<Value>(schema: z.ZodType<Value>, body: string, Refused: Refusal, example: string): Value {
  let sent: unknown;
  try {
    sent = JSON.parse(body);
  } catch {
    throw new Refused("body", `body must be JSON, such as ${example}`);
  }
  return checked(schema, sent, Refused);
}

/** What was sent, where its schema allows it. @throws the given refusal */
export function checked<Value>(schema: z.ZodType<Value>, sent: unknown, Refused: Refusal): Value {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") || "body";
  throw new Refused(field, `${field} ${issue?.message ?? "is not valid"}`);
}
