import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { closeSync, constants, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { installationSecret } from "@/db/installation-secret";
import { recordMeta, setting } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { type AuditHead, FIRST_HASH, headText, parseHead } from "@/lib/audit/chain";

/** Where the audit ends now, to be written down somewhere that nobody can change. @throws ForbiddenError */
export async function auditHead(record: RecordStore, actor: Actor): Promise<AuditHead> {
  require(actor, "audit");
  const kept = await keptHead(record.db);
  return kept?.head ?? { position: 0, hash: FIRST_HASH };
}

export interface KeptHead {
  head: AuditHead;
  seal: string;
}

/** The head as the record keeps it; null when nothing was noted yet, or somebody took it away. */
export async function keptHead(db: Db): Promise<KeptHead | null> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, HEAD_KEY));
  if (!row) return null;
  const { position, hash, seal } = kept.parse(row.value);
  return { head: { position, hash }, seal };
}

/** What the head is sealed with: a key made of the installation's secret. */
export function auditKey(dataDir: string): Buffer {
  return Buffer.from(hkdfSync("sha256", installationSecret(dataDir), "", "debrief audit", 32));
}

/** Keeps the head in the transaction of its entry, sealed: who can write the database alone cannot make another one. */
export async function sealHead(db: Db, key: Buffer, head: AuditHead): Promise<void> {
  const value = { ...head, seal: sealOf(key, head) };
  await db.insert(setting).values({ key: HEAD_KEY, value }).onConflictDoUpdate({ target: setting.key, set: { value } });
}

/** Whether this installation sealed it. */
export function isSealed(key: Buffer, { head, seal }: KeptHead): boolean {
  const wanted = Buffer.from(sealOf(key, head));
  const shown = Buffer.from(seal);
  return wanted.length === shown.length && timingSafeEqual(wanted, shown);
}

/** The head as it was last written beside the database; null without a file, "unreadable" when it holds no head. */
export function headBeside(dataDir: string): AuditHead | null | "unreadable" {
  try {
    return parseHead(readFileSync(join(dataDir, HEAD_FILE), "utf8")) ?? "unreadable";
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    return "unreadable";
  }
}

/**
 * Writes the head beside the database, unless a later one stands there. It comes after the commit, so a process that is killed
 * in between, or a disk that is full, leaves an earlier head of the same chain there; the next change mends that.
 */
export function keepHeadBeside(dataDir: string, head: AuditHead): void {
  const there = headBeside(dataDir);
  if (there === "unreadable" || (there !== null && there.position >= head.position)) return;
  try {
    writeInPlace(join(dataDir, HEAD_FILE), `${headText(head).padEnd(HEAD_BYTES)}\n`);
  } catch {
    // The change is kept already, and its head is sealed within the record.
  }
}

/** Over what was there, always as long and within one sector: another file each time would make the record's next commit wait for the folder. */
function writeInPlace(path: string, line: string): void {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    writeSync(file, line, 0);
  } finally {
    closeSync(file);
  }
}

export async function recordIdOf(db: Db): Promise<string> {
  const [meta] = await db.select({ recordId: recordMeta.recordId }).from(recordMeta);
  if (!meta) throw new Error("The record has no name");
  return meta.recordId;
}

const HEAD_KEY = "audit.head";
export const HEAD_FILE = "audit-head";
const HEAD_BYTES = 95;

const kept = z
  .object({ position: z.number().int(), hash: z.string(), seal: z.string() })
  .catch({ position: 0, hash: "unreadable", seal: "" });

function sealOf(key: Buffer, head: AuditHead): string {
  return createHmac("sha256", key).update(headText(head)).digest("hex");
}
