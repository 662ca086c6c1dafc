import { asc, count, desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { RecordStore } from "@/db/client";
import { customer, interaction } from "@/db/schema";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { BadImportError } from "@/lib/errors";

/** A mailbox or an account that stands for many people, known only by its pseudonym. */
export interface SharedCustomer {
  key: string;
  interactions: number;
}

/** Customers that are left out wherever it is asked who came back, those with the most interactions first. */
export async function listShared(record: RecordStore, actor: Actor): Promise<SharedCustomer[]> {
  requireRight(actor, "import");
  const interactions = count(interaction.id);
  return record.db
    .select({ key: customer.key, interactions })
    .from(customer)
    .leftJoin(interaction, eq(interaction.customerId, customer.id))
    .where(eq(customer.isShared, true))
    .groupBy(customer.id, customer.key)
    .orderBy(desc(interactions), asc(customer.id));
}

/** Says of customers that they stand for many people, or that they do not. The facts follow by themselves. */
export async function setShared(
  record: RecordStore,
  actor: Actor,
  keys: readonly string[],
  isShared: boolean,
  now = Date.now(),
): Promise<void> {
  requireRight(actor, "import");
  if (keys.length === 0) return;
  await record.tx(async (db) => {
    const changed = await db
      .update(customer)
      .set({ isShared })
      .where(inArray(customer.key, [...keys]))
      .returning({ id: customer.id });
    await note(db, actor, { action: "customers.share", subject: "customers", detail: { isShared, count: changed.length } }, now);
  });
}

/** Reads `{ "key": …, "isShared": … }`. @throws BadImportError */
export function parseShared(body: unknown): { key: string; isShared: boolean } {
  const parsed = z.strictObject({ key: z.string().regex(/^[0-9a-f]{64}$/), isShared: z.boolean() }).safeParse(body);
  if (!parsed.success) {
    throw new BadImportError(
      'The body must be {"key": "the 64 digits of a customer\'s key", "isShared": true or false}.',
      "key",
      "bad_body",
    );
  }
  return parsed.data;
}
