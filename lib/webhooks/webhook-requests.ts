import { z } from "zod";
import { mappingByCode } from "@/lib/imports/mappings/index";
import { oneLine } from "@/lib/one-line";
import { readBody } from "@/lib/request-body";
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
  return readBody(newWebhook, body, BadWebhookError, EXAMPLE);
}

export function parseWebhookChange(body: string): WebhookChange {
  return readBody(webhookChange, body, BadWebhookError, EXAMPLE);
}

export function parseNewSecret(body: string): { secret?: string | undefined } {
  return readBody(newSecret, body === "" ? "{}" : body, BadWebhookError, EXAMPLE);
}

/** What a person calls something: one line, without characters that turn the direction of what follows. */
export const nameSchema = z
  .string({ error: "must be a text" })
  .transform(oneLine)
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

const EXAMPLE = '{"name":"Help desk","sender":"zendesk"}';
