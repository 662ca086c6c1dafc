import { z } from "zod";
import { mappingByCode } from "@/lib/imports/mappings/index";
import { BadWebhookError } from "@/lib/webhooks/bad-webhook-error";

/** What is sent to make a webhook. */
export interface NewWebhook {
  name: string;
  /** An entry of the table of schemes. */
  sender: string;
  /** Null: its bodies are recognised by their shape. Absent: what the sender is likely to send. */
  mapping?: string | null | undefined;
  /** Where its tickets are filed; absent: where files of that mapping are. */
  source?: string | undefined;
  /** Absent: one is made. */
  secret?: string | undefined;
}

export interface WebhookChange {
  name?: string | undefined;
  isPaused?: boolean | undefined;
}

export function parseNewWebhook(body: string): NewWebhook {
  return readRequest(newWebhook, body);
}

export function parseWebhookChange(body: string): WebhookChange {
  return readRequest(webhookChange, body);
}

export function parseNewSecret(body: string): { secret?: string | undefined } {
  return readRequest(newSecret, body === "" ? "{}" : body);
}

/** What a person calls something: one line, without characters that turn the direction of what follows. */
export const nameSchema = z
  .string({ error: "must be a text" })
  .transform((text) =>
    text
      .normalize("NFC")
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
      .trim(),
  )
  .refine((text) => text.length >= 1 && text.length <= 80, { error: "must have 1 to 80 characters" });

const secret = z.string({ error: "must be a text" }).max(500, { error: "must have at most 500 characters" }).optional();
const newWebhook = z.strictObject({
  name: nameSchema,
  sender: z.string({ error: "must be one of the senders that are known" }).max(40),
  mapping: z
    .string()
    .refine((code) => mappingByCode(code) !== undefined, { error: "must be the code of a mapping" })
    .nullable()
    .optional(),
  source: nameSchema.optional(),
  secret,
});
const webhookChange = z.strictObject({ name: nameSchema.optional(), isPaused: z.boolean({ error: "must be true or false" }).optional() });
const newSecret = z.strictObject({ secret });

/** @throws BadWebhookError with the field that is wrong */
function readRequest<Value>(schema: z.ZodType<Value>, body: string): Value {
  const parsed = schema.safeParse(fromJson(body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") || "body";
  throw new BadWebhookError(field, `${field} ${issue?.message ?? "is not valid"}`);
}

function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BadWebhookError("body", 'body must be JSON, such as {"name":"Help desk","sender":"zendesk"}');
  }
}
