import { z } from "zod";
import { oneLine } from "@/lib/one-line";
import { BadPrivacyError } from "@/lib/privacy/bad-privacy-error";
import type { Meant } from "@/lib/privacy/find-person";
import type { NewHold } from "@/lib/privacy/holds";
import { readBody } from "@/lib/request-body";
import { settingsSchema } from "@/lib/settings";

const typed = z
  .string({ error: "must be what the source calls them" })
  .trim()
  .min(1, { error: "must be what the source calls them" })
  .max(400, { error: "must have at most 400 characters" });
const interactionId = z.int({ error: "must be the number of an interaction" }).positive({ error: "must be the number of an interaction" });

const meant = z.union(
  [
    z.strictObject({ subject: z.enum(["customer", "staff"]), id: typed }),
    z.strictObject({ subject: z.literal("customer"), interaction: interactionId }),
  ],
  { error: `must name somebody, such as {"subject":"customer","id":"anna@example.org"}` },
);

const EXAMPLE = '{"subject":"customer","id":"anna@example.org"}';

/** Reads the body of `POST /api/erasures`, its preview and the export of a person. @throws BadPrivacyError */
export function parseMeant(body: string): Meant {
  return readBody(meant, body, BadPrivacyError, EXAMPLE);
}

const words = (example: string) =>
  z
    .string({ error: `must be a text, such as ${example}` })
    .transform(oneLine)
    .refine((text) => text.length >= 1 && text.length <= 200, { error: `must have 1 to 200 characters, such as ${example}` });

const newHold = z.strictObject({
  name: words("Case 12 of 2026"),
  reason: words("Asked for by the court"),
  what: z.union([z.literal("everything"), z.strictObject({ interaction: interactionId }), z.strictObject({ customer: meant })], {
    error: `must be "everything", {"interaction":12} or {"customer":${EXAMPLE}}`,
  }),
});

/** Reads the body of `POST /api/legal-holds`. @throws BadPrivacyError */
export function parseNewHold(body: string): NewHold {
  return readBody(newHold, body, BadPrivacyError, '{"name":"Case 12","reason":"Court","what":"everything"}');
}

/** The number of a hold as addresses write it. @throws BadPrivacyError */
export function parseHoldId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new BadPrivacyError("id", `There is no hold "${text.slice(0, 40)}".`, "not_found", 404);
  return Number(text);
}

const { retention, redaction } = settingsSchema.shape;
const months = z.int({ error: "must be a whole number of months, or null" }).min(1, { error: "must be at least 1 month, or null" }).max(1200, {
  error: "must be at most 1200 months, or null",
});
const kept = z.strictObject({
  narrative: months.nullable(),
  summary: months.nullable(),
  attributes: months.nullable(),
  texts: months.nullable(),
  identity: months.nullable(),
});
const kinds = z.strictObject({ emails: z.boolean(), phones: z.boolean(), cards: z.boolean(), names: z.boolean() });

const changes = z
  .strictObject({ retention: kept.optional(), redaction: kinds.optional() })
  .refine((asked) => asked.retention !== undefined || asked.redaction !== undefined, { error: "must hold retention or redaction" });

/** What is kept for how long, and what is taken out of text before it is kept. */
export type PrivacyChanges = { retention?: z.infer<typeof retention>; redaction?: z.infer<typeof redaction> };

/** Reads the body of `PATCH /api/privacy-settings`. @throws BadPrivacyError */
export function parsePrivacyChanges(body: string): PrivacyChanges {
  const asked = readBody(changes, body, BadPrivacyError, '{"redaction":{"emails":true,"phones":true,"cards":true,"names":true}}');
  return { ...(asked.retention && { retention: asked.retention }), ...(asked.redaction && { redaction: asked.redaction }) };
}

/** Reads the body of `POST /api/retention-preview`. @throws BadPrivacyError */
export function parseRetention(body: string): z.infer<typeof retention> {
  return readBody(z.strictObject({ retention: kept }), body, BadPrivacyError, '{"retention":{"narrative":24}}').retention;
}

/** How long a text may be that is tried, in characters. */
export const LONGEST_TRIAL = 10_000;

/** Reads the body of `POST /api/redaction-trial`. @throws BadPrivacyError */
export function parseTrial(body: string): string {
  const text = z.string({ error: "must be a text" }).max(LONGEST_TRIAL, { error: `must have at most ${LONGEST_TRIAL} characters` });
  return readBody(z.strictObject({ text }), body, BadPrivacyError, '{"text":"My name is Anna"}').text;
}
