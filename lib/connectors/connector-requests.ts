import { z } from "zod";
import { CONNECTOR_VENDORS } from "@/db/schema";
import { ConnectorError } from "@/lib/connectors/connector-error";
import type { Vendor } from "@/lib/connectors/desk";
import { nameSchema } from "@/lib/webhooks/webhook-requests";

/** What is sent to make a connector. */
export interface NewConnector {
  name: string;
  vendor: Vendor;
  address: string;
  /** Zendesk: whose token it is; absent for a bearer token. */
  email?: string | undefined;
  token: string;
  everyMinutes: number;
  /** Tickets that changed before this moment are left out; epoch ms. */
  since?: number | undefined;
  source?: string | undefined;
}

export interface ConnectorChange {
  name?: string | undefined;
  isPaused?: boolean | undefined;
  everyMinutes?: number | undefined;
  email?: string | undefined;
  token?: string | undefined;
}

export function parseNewConnector(body: string): NewConnector {
  return read(newConnector, body);
}

export function parseConnectorChange(body: string): ConnectorChange {
  return read(connectorChange, body);
}

// Both stand in a header.
const email = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]*$/, { error: "must be an e-mail address" })
  .max(200)
  .optional();
const token = z
  .string({ error: "must be the token that the help desk has made for this" })
  .trim()
  .regex(/^[\x21-\x7e]{1,2000}$/, { error: "must be the token that the help desk has made for this, without spaces" });
const everyMinutes = z
  .number({ error: "must be a number of minutes" })
  .int({ error: "must be a whole number of minutes" })
  .min(5, { error: "must be 5 minutes or more: help desks limit how often they are asked" })
  .max(10_080, { error: "must be a week (10080 minutes) or less" });

const newConnector = z.strictObject({
  name: nameSchema,
  vendor: z.enum(CONNECTOR_VENDORS, { error: `must be ${CONNECTOR_VENDORS.join(" or ")}` }),
  address: z.string({ error: "must be where the help desk is" }).max(300),
  email,
  token,
  everyMinutes: everyMinutes.default(15),
  since: z.number({ error: "must be a moment in milliseconds" }).int().min(0).max(8_640_000_000_000_000).optional(),
  source: nameSchema.optional(),
});
const connectorChange = z.strictObject({
  name: nameSchema.optional(),
  isPaused: z.boolean({ error: "must be true or false" }).optional(),
  everyMinutes: everyMinutes.optional(),
  email,
  token: token.optional(),
});

function read<Value>(schema: z.ZodType<Value>, body: string): Value {
  const parsed = schema.safeParse(fromJson(body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") || "body";
  throw new ConnectorError("bad_connector", `${field} ${issue?.message ?? "is not valid"}`, { field });
}

function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ConnectorError("bad_connector", "body must be JSON", { field: "body" });
  }
}
