import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { customer, interaction, type PRIVACY_SUBJECTS, person } from "@/db/schema";
import { NotFoundError } from "@/lib/errors";
import { pseudonyms } from "@/lib/identity";

/** Whom somebody means: by what the source calls them, or the customer of an interaction. */
export type Meant = { subject: "customer" | "staff"; id: string } | { subject: "customer"; interaction: number };

/** A customer or a member of staff as the record knows them. */
export interface FoundPerson {
  subject: (typeof PRIVACY_SUBJECTS)[number];
  id: number;
  key: string;
  /** Of staff, where a source gives it. */
  name: string | null;
  /** A mailbox or an account that stands for many people. */
  isShared: boolean;
}

/**
 * Finds somebody; what was typed is turned into their pseudonym and kept nowhere.
 * @throws NotFoundError, which does not repeat what was typed
 */
export async function findPerson(record: RecordStore, meant: Meant): Promise<FoundPerson> {
  if ("interaction" in meant) return customerOf(record, meant.interaction);
  const kind = meant.subject === "customer" ? "customer" : "agent";
  const typed = meant.id.trim();
  const key = /^(?:key:)?[0-9a-f]{64}$/.test(typed) ? typed.slice(-64) : pseudonyms(record.dataDir)(kind, typed);
  if (meant.subject === "customer") {
    const [found] = await record.db.select().from(customer).where(eq(customer.key, key));
    if (!found)
      throw unknownPerson("No customer is known by that identifier: write it as the source does, or start from one of their interactions.");
    return { subject: "customer", ...found, name: null };
  }
  const [byKey] = await record.db.select().from(person).where(eq(person.key, key));
  // Names are in no order and may be shared; one that only one member of staff has is as good as an identifier.
  const named = byKey ? [byKey] : await record.db.select().from(person).where(eq(person.name, typed));
  const [found, another] = named;
  if (another) throw unknownPerson("Several members of staff have that name: write the identifier that the source uses.");
  if (!found) throw unknownPerson("No member of staff is known by that identifier or name.");
  return { subject: "staff", id: found.id, key: found.key, name: found.name, isShared: false };
}

async function customerOf(record: RecordStore, interactionId: number): Promise<FoundPerson> {
  const [found] = await record.db
    .select({ id: customer.id, key: customer.key, isShared: customer.isShared })
    .from(interaction)
    .innerJoin(customer, eq(customer.id, interaction.customerId))
    .where(eq(interaction.id, interactionId));
  if (!found) throw unknownPerson(`There is no interaction ${interactionId}, or it names no customer.`, "interaction");
  return { subject: "customer", ...found, name: null };
}

function unknownPerson(message: string, field = "id"): NotFoundError {
  return new NotFoundError(message, field);
}
