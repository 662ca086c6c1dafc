import { z } from "zod";
import { OUTGOING_EVENTS } from "@/lib/outgoing/events";
import { BadOutgoingError } from "@/lib/outgoing/outgoing-error";
import { readBody } from "@/lib/request-body";
import { nameSchema } from "@/lib/webhooks/webhook-requests";

const events = z
  .array(z.enum(OUTGOING_EVENTS, { error: `must be some of ${OUTGOING_EVENTS.join(", ")}` }), { error: "must be a list" })
  .min(1, { error: `must name at least one of ${OUTGOING_EVENTS.join(", ")}` })
  .transform((list) => OUTGOING_EVENTS.filter((event) => list.includes(event)));

const newOutgoing = z.strictObject({
  name: nameSchema,
  url: z
    .string({ error: "must be an address such as https://example.com/hook" })
    .trim()
    .max(2000, { error: "must have at most 2000 characters" }),
  events,
});
const change = z.strictObject({ isPaused: z.boolean({ error: "must be true or false" }) });

/** What is sent to make an outgoing webhook. */
export type NewOutgoing = z.infer<typeof newOutgoing>;
export type OutgoingChange = z.infer<typeof change>;

/** @throws BadOutgoingError */
export function parseNewOutgoing(body: string): NewOutgoing {
  return readBody(newOutgoing, body, BadOutgoingError, '{"name":"Chat","url":"https://example.com/hook","events":["decision.made"]}');
}

/** @throws BadOutgoingError */
export function parseOutgoingChange(body: string): OutgoingChange {
  return readBody(change, body, BadOutgoingError, '{"isPaused":true}');
}
