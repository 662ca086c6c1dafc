import { desc, eq } from "drizzle-orm";
import { underWayIn } from "@/db/after-commit";
import type { Db } from "@/db/client";
import { auditEntry } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import type { AuditAction } from "@/lib/audit/actions";
import { type AuditHead, canonical, FIRST_HASH, hashOf } from "@/lib/audit/chain";
import { auditKey, headBeside, isSealed, keepHeadBeside, keptHead, sealHead } from "@/lib/audit/head";

/** What was changed. */
export interface AuditNote {
  action: AuditAction;
  /** A kind and the code or id that people know, such as "failure:late-refund". Never a name of a person or an address. */
  subject: string;
  /** Codes, counts, names of fields, values that are about nobody. Never what a customer said, a person's name or an address. */
  detail?: Record<string, unknown>;
}

/**
 * Adds an entry to the audit, in the transaction of the change that it tells of: both are kept or neither.
 * @param db what `record.tx` gave; outside a transaction it throws
 * @param actor who did it; of an actor only the id is kept
 * @param at epoch ms
 */
export async function note(db: Db, actor: Pick<Actor, "id">, { action, subject, detail }: AuditNote, at: number): Promise<void> {
  const { dataDir, afterCommit } = underWayIn(db);
  const key = auditKey(dataDir);
  const before = await endOfChain(db, key);
  const entry = { seq: before.position + 1, at, actor: actor.id, action, subject, detail: plain(detail) };
  const head = { position: entry.seq, hash: hashOf(before.hash, entry) };
  await db.insert(auditEntry).values({ ...entry, previousHash: before.hash, hash: head.hash });
  await sealHead(db, key, head);
  // A head beside that is of no entry here is what shows that the record was put back to an earlier one: it stays.
  if (await isOfThisChain(db, dataDir, before)) afterCommit("audit-head", () => keepHeadBeside(dataDir, head));
}

/** What the server does by itself, such as going on with an import. */
export const THE_SERVER: Pick<Actor, "id"> = { id: "server" };

/**
 * What the next entry follows. It is the sealed head and not the last row: where entries were taken away, added or sealed
 * by somebody else, the chain goes on so that the break stays visible for ever instead of being sealed over.
 */
async function endOfChain(db: Db, key: Buffer): Promise<AuditHead> {
  const kept = await keptHead(db);
  const [last] = await db.select({ seq: auditEntry.seq }).from(auditEntry).orderBy(desc(auditEntry.seq)).limit(1);
  if (!kept && !last) return { position: 0, hash: FIRST_HASH };
  const isBelieved = kept !== null && isSealed(key, kept);
  const sealed = isBelieved ? kept.head : { position: 0, hash: NOT_SEALED };
  return { position: Math.max(sealed.position, last?.seq ?? 0), hash: sealed.hash };
}

const NOT_SEALED = "the head before was not sealed here";

async function isOfThisChain(db: Db, dataDir: string, before: AuditHead): Promise<boolean> {
  const beside = headBeside(dataDir);
  if (beside === "unreadable") return false;
  if (beside === null || (beside.position === before.position && beside.hash === before.hash)) return true;
  const [row] = await db.select({ hash: auditEntry.hash }).from(auditEntry).where(eq(auditEntry.seq, beside.position));
  return row?.hash === beside.hash;
}

/** As it will be read again. */
function plain(detail: Record<string, unknown> | undefined): Record<string, unknown> | null {
  if (detail === undefined) return null;
  return Object.fromEntries(Object.entries(Object(canonical(detail))));
}
