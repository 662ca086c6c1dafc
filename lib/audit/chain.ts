import { createHash } from "node:crypto";
import type { auditEntry } from "@/db/schema";

/** An entry of the audit as it is kept. */
export type AuditEntry = typeof auditEntry.$inferSelect;

/** What is sealed of an entry besides the hash of the one before. */
export type Sealed = Pick<AuditEntry, "seq" | "at" | "actor" | "action" | "subject" | "detail">;

/** Where the audit ends: the position of its last entry, counted from 1, and the hash of it. Position 0: nothing was noted yet. */
export interface AuditHead {
  position: number;
  hash: string;
}

/** What the first entry follows. The same in every record: a restored one has another id, and goes on with its chain. */
export const FIRST_HASH = createHash("sha256").update("debrief audit").digest("hex");

/** SHA-256 over the hash of the entry before and the canonical JSON of [position, at, actor, action, subject, detail]; hexadecimal. */
export function hashOf(previousHash: string, { seq, at, actor, action, subject, detail }: Sealed): string {
  return digest(previousHash + JSON.stringify([seq, at, actor, action, subject, canonical(detail)]));
}

/** The same of an entry whose detail is at hand as it is kept, which is as JSON in canonical form. */
export function hashOfKept(previousHash: string, { seq, at, actor, action, subject, detail }: KeptEntry): string {
  const names = JSON.stringify([seq, at, actor, action, subject]);
  return digest(`${previousHash}${names.slice(0, -1)},${detail ?? "null"}]`);
}

/** An entry as it lies in the table. */
export type KeptEntry = Omit<Sealed, "detail"> & { detail: string | null };

/** The same value with the names of every object in order. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, canonical(each)]));
}

/** As people write it down: the position and the hash. */
export function headText({ position, hash }: AuditHead): string {
  return `${position}:${hash}`;
}

/** Null when it is no head. */
export function parseHead(text: string): AuditHead | null {
  const [, position, hash] = /^(0|[1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return position === undefined || hash === undefined ? null : { position: Number(position), hash };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
