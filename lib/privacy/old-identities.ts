import { setImmediate as yieldToOthers } from "node:timers/promises";
import { and, asc, eq, gt, inArray, isNotNull, isNull, like, lt, not, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { commendation, customer, expertConsultation, interaction, issue, legalHold, person, promise, user } from "@/db/schema";
import { randomKey } from "@/lib/privacy/random-key";
import { contactedSince } from "@/lib/privacy/walk-interactions";

const AT_ONCE = 200;
const RANDOM = "random:%";

/** The ids of customers all of whose contacts were before a time (epoch ms), whose pseudonym is their own and whom no hold keeps; some at once. */
export async function* customersOnlyBefore(db: Db, before: number): AsyncGenerator<number[]> {
  for (let after = 0; ; ) {
    const rows = await db
      .select({ id: customer.id })
      .from(customer)
      .where(and(gt(customer.id, after), not(like(customer.key, RANDOM))))
      .orderBy(asc(customer.id))
      .limit(AT_ONCE);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    const old = await db
      .select({ id: interaction.customerId })
      .from(interaction)
      .where(
        inArray(
          interaction.customerId,
          rows.map(({ id }) => id),
        ),
      )
      .groupBy(interaction.customerId)
      .having(lt(sql`max(${interaction.contactedAt})`, before));
    const ids = await withoutHold(
      db,
      old.flatMap(({ id }) => id ?? []),
    );
    if (ids.length > 0) yield ids;
    await yieldToOthers();
  }
}

/** The customers and their issues stay, and are counted as before; nobody can tell any more who they were. */
export async function loseIdentity(db: Db, customerIds: readonly number[]): Promise<void> {
  const ids = await withoutHold(db, customerIds);
  if (ids.length === 0) return;
  for (const { id } of await db.select({ id: issue.id }).from(issue).where(inArray(issue.customerId, ids)))
    await db.update(issue).set({ key: randomKey() }).where(eq(issue.id, id));
  for (const id of ids) await db.update(customer).set({ key: randomKey() }).where(eq(customer.id, id));
}

async function withoutHold(db: Db, customerIds: readonly number[]): Promise<number[]> {
  if (customerIds.length === 0) return [];
  const ids = [...customerIds];
  const own = await db
    .select({ id: legalHold.customerId })
    .from(legalHold)
    .where(and(isNull(legalHold.releasedAt), inArray(legalHold.customerId, ids)));
  const ofInteractions = await db
    .select({ id: interaction.customerId })
    .from(legalHold)
    .innerJoin(interaction, eq(interaction.id, legalHold.interactionId))
    .where(and(isNull(legalHold.releasedAt), inArray(interaction.customerId, ids)));
  const held = new Set([...own, ...ofInteractions].map(({ id }) => id));
  return ids.filter((id) => !held.has(id));
}

/** The ids of those members of staff who have nothing to do with any contact since a time (epoch ms), and do not sign in here. */
export async function staffOnlyBefore(db: Db, before: number): Promise<number[]> {
  const users = await db.select({ id: user.personId }).from(user).where(isNotNull(user.personId));
  const signingIn = new Set(users.map(({ id }) => id));
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .where(not(like(person.key, RANDOM)));
  const left = new Set(rows.flatMap(({ id }) => (signingIn.has(id) ? [] : [id])));
  for await (const ids of contactedSince(db, before)) {
    if (left.size === 0) break;
    const seen = await Promise.all([
      db.select({ id: interaction.agentId }).from(interaction).where(inArray(interaction.id, ids)),
      db.select({ id: promise.personId }).from(promise).where(inArray(promise.interactionId, ids)),
      db.select({ id: commendation.personId }).from(commendation).where(inArray(commendation.interactionId, ids)),
      db.select({ id: expertConsultation.personId }).from(expertConsultation).where(inArray(expertConsultation.interactionId, ids)),
    ]);
    for (const { id } of seen.flat()) if (id !== null) left.delete(id);
  }
  return [...left];
}

export async function loseStaff(db: Db, ids: readonly number[]): Promise<void> {
  for (const id of ids) await db.update(person).set({ key: randomKey(), name: null }).where(eq(person.id, id));
}
