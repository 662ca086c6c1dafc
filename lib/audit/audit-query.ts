import { and, eq, gte, like, lt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { auditEntry } from "@/db/schema";
import { parseIsoDay, startOfDay } from "@/lib/dates";
import { DebriefError } from "@/lib/errors";
import type { RawParams } from "@/lib/filters";
import { lastParam } from "@/lib/raw-params";
import { checked } from "@/lib/request-body";

export class BadAuditQueryError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_audit_query", 400, message, field);
  }
}

const day = z.string().refine((text) => parseIsoDay(text) !== null, { error: "must be a day, such as 2026-11-27" });

const schema = z.strictObject({
  actor: z.string().max(200, { error: "must have at most 200 characters" }).optional(),
  action: z
    .string()
    .regex(/^[a-z]+(\.[a-z]+)*$/, { error: "must be an action such as failure.merge, or what several begin with, such as failure" })
    .optional(),
  subject: z.string().max(200, { error: "must have at most 200 characters" }).optional(),
  from: day.optional(),
  to: day.optional(),
  before: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, { error: "must be the position of an entry, from a link of the list" })
    .optional(),
});

/** Which entries are asked for, as an address says it: all of what is set. Days are in the reporting zone, both included. */
export type AuditQuery = z.infer<typeof schema>;
export const AUDIT_FILTERS = ["actor", "action", "subject", "from", "to"] as const;

/** @throws BadAuditQueryError naming the parameter and what would be right */
export function parseAuditQuery(params: RawParams): AuditQuery {
  const asked = [...AUDIT_FILTERS, "before"].flatMap((key) => {
    const value = lastParam(params, key);
    return value === undefined ? [] : [[key, value]];
  });
  return checked(schema, Object.fromEntries(asked), BadAuditQueryError);
}

/** The filters alone; a place in the list is asked for beside them. */
export function conditionOf({ actor, action, subject, from, to }: AuditQuery, zone: string): SQL | undefined {
  const [first, last] = [from, to].map((text) => (text === undefined ? null : parseIsoDay(text)));
  return and(
    actor === undefined ? undefined : eq(auditEntry.actor, actor),
    action === undefined ? undefined : or(eq(auditEntry.action, action), like(auditEntry.action, `${action}.%`)),
    subject === undefined ? undefined : sql`lower(${auditEntry.subject}) like ${`%${literal(subject.toLowerCase())}%`} escape '!'`,
    first == null ? undefined : gte(auditEntry.at, startOfDay(first, zone)),
    last == null ? undefined : lt(auditEntry.at, startOfDay(last + 1, zone)),
  );
}

function literal(text: string): string {
  return text.replace(/[!%_]/g, "!$&");
}
