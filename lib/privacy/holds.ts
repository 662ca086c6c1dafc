import { and, desc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { commendation, interaction, legalHold } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { NotFoundError } from "@/lib/errors";
import { type FoundPerson, findPerson, type Meant } from "@/lib/privacy/find-person";

/** What a new hold keeps: everything, one interaction, or all of one customer. */
export interface NewHold {
  name: string;
  reason: string;
  what: "everything" | { interaction: number } | { customer: Meant };
}

/** A hold as it is listed. */
export interface ListedHold {
  id: number;
  name: string;
  reason: string;
  holds: "everything" | "customer" | "interaction";
  interactionId: number | null;
  createdAt: number;
  releasedAt: number | null;
}

/** Keeps text from retention and erasure until it is released. @throws ForbiddenError, NotFoundError */
export async function placeHold(record: RecordStore, actor: Actor, hold: NewHold, now: number): Promise<number> {
  require(actor, "privacy");
  const { name, reason, what } = hold;
  const customerId = typeof what === "object" && "customer" in what ? (await findPerson(record, what.customer)).id : null;
  const interactionId = typeof what === "object" && "interaction" in what ? what.interaction : null;
  const [made] = await record.tx(async (db) => {
    if (interactionId !== null) {
      const [found] = await db.select({ id: interaction.id }).from(interaction).where(eq(interaction.id, interactionId));
      if (!found) throw new NotFoundError(`There is no interaction ${interactionId}.`, "interaction");
    }
    return db
      .insert(legalHold)
      .values({ name, reason, customerId, interactionId, createdBy: actor.id, createdAt: now })
      .returning({ id: legalHold.id });
  });
  if (!made) throw new Error("The hold was not kept");
  return made.id;
}

/** Ends a hold; from then on retention and erasure go ahead. @throws ForbiddenError, NotFoundError */
export async function releaseHold(record: RecordStore, actor: Actor, id: number, now: number): Promise<void> {
  require(actor, "privacy");
  const released = await record.tx((db) =>
    db
      .update(legalHold)
      .set({ releasedAt: now })
      .where(and(eq(legalHold.id, id), isNull(legalHold.releasedAt)))
      .returning({ id: legalHold.id }),
  );
  if (released.length === 0) throw new NotFoundError(`There is no hold ${id} that is in force.`, "id");
}

/** Every hold, those in force first. @throws ForbiddenError */
export async function listHolds(db: Db, actor: Actor): Promise<ListedHold[]> {
  require(actor, "privacy");
  const rows = await db
    .select()
    .from(legalHold)
    .orderBy(desc(isNull(legalHold.releasedAt)), desc(legalHold.id));
  return rows.map(({ id, name, reason, customerId, interactionId, createdAt, releasedAt }) => ({
    id,
    name,
    reason,
    holds: customerId !== null ? "customer" : interactionId !== null ? "interaction" : "everything",
    interactionId,
    createdAt,
    releasedAt,
  }));
}

/** The names of the holds in force that somebody's erasure would break. */
export async function holdsOn(db: Db, { subject, id }: Pick<FoundPerson, "subject" | "id">): Promise<string[]> {
  const own =
    subject === "customer"
      ? sql`select ${interaction.id} from ${interaction} where ${interaction.customerId} = ${id}`
      : sql`select ${commendation.interactionId} from ${commendation} where ${commendation.personId} = ${id}`;
  const rows = await db
    .select({ name: legalHold.name })
    .from(legalHold)
    .where(
      and(
        isNull(legalHold.releasedAt),
        or(isEverything(), subject === "customer" ? eq(legalHold.customerId, id) : undefined, sql`${legalHold.interactionId} in (${own})`),
      ),
    )
    .orderBy(legalHold.id);
  return rows.map(({ name }) => name);
}

/**
 * Holds of everything. One of an interaction that has since been taken back by undoing its import reads the same: it then keeps
 * too much rather than too little, until it is released.
 */
function isEverything(): SQL | undefined {
  return and(isNull(legalHold.customerId), isNull(legalHold.interactionId));
}

/** Whether a hold in force keeps everything. */
export async function isEverythingHeld(db: Db): Promise<boolean> {
  const held = await db
    .select({ id: legalHold.id })
    .from(legalHold)
    .where(and(isNull(legalHold.releasedAt), isEverything()))
    .limit(1);
  return held.length > 0;
}

/** That an interaction is kept by no hold of its own or of its customer. */
export function isNotHeld(): SQL {
  const inForce = sql`${legalHold.releasedAt} is null`;
  return sql`not exists (select 1 from ${legalHold} where ${inForce} and (${legalHold.interactionId} = ${interaction.id} or ${legalHold.customerId} = ${interaction.customerId}))`;
}
