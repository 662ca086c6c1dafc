import type { z } from "zod";
import { DebriefError } from "@/lib/errors";

/** Why something was not taken: a code for programs, a sentence for people, where it stands. */
export interface Problem {
  code: string;
  message: string;
  field?: string;
}

/** A body, a parameter or a header that cannot be understood. */
export class BadRequestError extends DebriefError {
  constructor(code: string, status: 400 | 413 | 415 | 422, message: string, field?: string) {
    super(code, status, message, field);
  }
}

/** @throws BadRequestError 422 naming the first field that is wrong; never what stands in it */
export function parseBody<Value>(schema: z.ZodType<Value>, body: unknown): Value {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const { code, message, field } = problemOf(parsed.error);
  throw new BadRequestError(code, 422, message, field);
}

/** @throws BadRequestError 400 naming the first parameter that is wrong */
export function parseQuery<Schema extends z.ZodObject>(schema: Schema, query: URLSearchParams): z.output<Schema> {
  const repeated = [...query.keys()].find((name) => query.getAll(name).length > 1);
  if (repeated !== undefined)
    throw new BadRequestError("bad_parameter", 400, `${short(repeated)} stands twice; send it once`, short(repeated));
  const parsed = schema.safeParse(Object.fromEntries(query));
  if (parsed.success) return parsed.data;
  const { message, field } = problemOf(parsed.error);
  throw new BadRequestError("bad_parameter", 400, message, field);
}

/** The first thing that is wrong, with its path: `promises[0].dueAt must be …`. */
export function problemOf(error: z.ZodError): Problem {
  const [issue] = error.issues;
  if (!issue) return { code: "bad_value", message: "The value is not valid" };
  if (issue.code === "unrecognized_keys") {
    const field = pathOf([...issue.path, issue.keys[0] ?? ""]);
    return { code: "unknown_field", field, message: `${field} is not known here; see /api/openapi.json for what is` };
  }
  const field = pathOf(issue.path);
  return { code: "bad_value", message: `${field || "The body"} ${issue.message}`, ...(field && { field }) };
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map((part, at) => (typeof part === "number" ? `[${part}]` : `${at === 0 ? "" : "."}${short(String(part))}`)).join("");
}

function short(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 57)}…`;
}
