import { and, count, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { commendation, importJob, interaction, promise } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { UNFINISHED } from "@/lib/imports/end-import";
import { findPerson, type Meant } from "@/lib/privacy/find-person";
import { holdsOn } from "@/lib/privacy/holds";

/** What erasing somebody would empty; nothing has been done. */
export interface ErasurePreview {
  subject: "customer" | "staff";
  /** Of a customer: theirs; of staff: those they handled, which keep their texts. */
  interactions: number;
  /** Interactions with a summary or a narrative. */
  texts: number;
  promises: number;
  commendations: number;
  /** A mailbox or an account that stands for many people: all of them would be erased. */
  isShared: boolean;
  /** The names of holds that keep it from being done. */
  holds: string[];
  /** A running import keeps it from being done. */
  isImporting: boolean;
  /** Files that wait to be imported and would be let go. */
  drafts: number;
}

/** @throws ForbiddenError, NotFoundError */
export async function previewErasure(record: RecordStore, actor: Actor, meant: Meant): Promise<ErasurePreview> {
  require(actor, "privacy");
  const found = await findPerson(record, meant);
  const { db } = record;
  const theirs = found.subject === "customer" ? eq(interaction.customerId, found.id) : eq(interaction.agentId, found.id);
  const [own] = await db
    .select({ interactions: count(), texts: sql`count(case when summary is not null or narrative is not null then 1 end)`.mapWith(Number) })
    .from(interaction)
    .where(theirs);
  const ids = db.select({ id: interaction.id }).from(interaction).where(theirs);
  const isCustomer = found.subject === "customer";
  const promises = isCustomer ? await db.select({ rows: count() }).from(promise).where(inArray(promise.interactionId, ids)) : [];
  const praise = await db
    .select({ rows: count() })
    .from(commendation)
    .where(isCustomer ? inArray(commendation.interactionId, ids) : and(eq(commendation.personId, found.id), isNotNull(commendation.text)));
  const jobs = await db
    .select({ state: importJob.state })
    .from(importJob)
    .where(inArray(importJob.state, [...UNFINISHED, "draft"]));
  return {
    subject: found.subject,
    interactions: own?.interactions ?? 0,
    texts: isCustomer ? (own?.texts ?? 0) : 0,
    promises: promises[0]?.rows ?? 0,
    commendations: praise[0]?.rows ?? 0,
    isShared: found.isShared,
    holds: await holdsOn(db, found),
    isImporting: jobs.some(({ state }) => state !== "draft"),
    drafts: jobs.filter(({ state }) => state === "draft").length,
  };
}
