import { createHash } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { erasure } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { NotFoundError } from "@/lib/errors";

/** What is known of an erasure afterwards: nothing of the person. */
export interface Receipt {
  code: string;
  subject: "customer" | "staff";
  /** How many rows and texts were emptied, by kind. */
  counts: Record<string, number>;
  /** Actor.id. */
  requestedBy: string;
  /** ISO 8601. */
  requestedAt: string;
  /** Null until every copy that this installation knows of is gone. */
  finishedAt: string | null;
  /** SHA-256 of all the above as JSON, in this order; null until it is finished. */
  digest: string | null;
}

/** Every receipt, the newest first. @throws ForbiddenError */
export async function listReceipts(db: Db, actor: Actor): Promise<Receipt[]> {
  require(actor, "privacy");
  const rows = await db.select().from(erasure).orderBy(desc(erasure.id));
  return rows.map((row) => ({ ...bodyOf(row), digest: row.digest }));
}

/** @throws ForbiddenError, NotFoundError */
export async function getReceipt(db: Db, actor: Actor, code: string): Promise<Receipt> {
  require(actor, "privacy");
  const [row] = await db.select().from(erasure).where(eq(erasure.code, code));
  if (!row) throw new NotFoundError(`There is no erasure "${code.slice(0, 40)}".`, "code");
  return { ...bodyOf(row), digest: row.digest };
}

export function receiptDigest(row: Row): string {
  return createHash("sha256")
    .update(JSON.stringify(bodyOf(row)))
    .digest("hex");
}

type Row = Omit<typeof erasure.$inferSelect, "digest">;

function bodyOf({ code, subject, counts, requestedBy, requestedAt, finishedAt }: Row): Omit<Receipt, "digest"> {
  // Whom an erasure that still runs is about is nobody's to read, and kinds stand in one order.
  const shown = Object.entries(counts).filter(([kind]) => kind !== "subjectId");
  return {
    code,
    subject,
    counts: Object.fromEntries(shown.sort(([a], [b]) => (a < b ? -1 : 1))),
    requestedBy,
    requestedAt: new Date(requestedAt).toISOString(),
    finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
  };
}
