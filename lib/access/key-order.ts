import { z } from "zod";
import { SCOPES, type Scope } from "@/lib/access/scopes";
import { DebriefError } from "@/lib/errors";
import { oneLine } from "@/lib/one-line";

/** What is asked for when a key is made. */
export interface KeyOrder {
  name: string;
  scopes: readonly Scope[];
}

export class BadKeyError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_key", 400, message, field);
  }
}

const order = z.strictObject({
  name: z
    .string({ error: "must be a text" })
    .transform(oneLine)
    .refine((text) => text.length >= 1 && text.length <= 80, { error: "must have 1 to 80 characters, such as Help desk" }),
  scopes: z
    .array(z.enum(SCOPES, { error: `must be some of ${SCOPES.join(", ")}` }), { error: "must be a list" })
    .min(1, { error: `must name at least one of ${SCOPES.join(", ")}` })
    .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope))),
});

/** Reads the body of `POST /api/keys`. @throws BadKeyError */
export function keyOrderOf(body: string): KeyOrder {
  let asked: unknown;
  try {
    asked = JSON.parse(body);
  } catch {
    throw new BadKeyError("body", 'body must be JSON, such as {"name":"Help desk","scopes":["interactions:write"]}');
  }
  return parseKeyOrder(asked);
}

/** Reads what a new key is to be called and to be made for. @throws BadKeyError */
export function parseKeyOrder(asked: unknown): KeyOrder {
  const parsed = order.safeParse(asked);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? "body");
  throw new BadKeyError(
    field,
    `${field} ${issue?.code === "unrecognized_keys" ? "takes name and scopes, nothing else" : (issue?.message ?? "is not valid")}`,
  );
}
