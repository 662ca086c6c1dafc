import { and, desc, eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { noteEdit } from "@/db/edit-interaction";
import { auditEntry, customer, interaction, promise, source } from "@/db/schema";
import { isErasedInteraction } from "@/db/tombstones";
import type { Actor } from "@/lib/access/actor";
import { require } from "@/lib/access/actor";
import { actorNames } from "@/lib/access/actor-names";
import { ofSeenTeams } from "@/lib/access/scope";
import { DebriefError, NotFoundError } from "@/lib/errors";
import { PromiseChangedError } from "@/lib/promises/bad-promise-error";
import { redactorFor } from "@/lib/redaction";
import { type Settings, workspaceSettings } from "@/lib/settings";

/** A promise in the transaction that changes it. */
export interface OpenedPromise {
  row: typeof promise.$inferSelect;
  interaction: { id: number; externalId: string; teamId: number | null };
  /** Where the customer lives by the clock; null unknown. */
  customerZone: string | null;
  settings: Settings;
  /** A text as it may be kept; null where nothing was said. */
  kept: (text: string | null) => string | null;
  /** Says that the promises of the interaction were edited here, so that no import puts them back. */
  edited: (now: number) => Promise<void>;
}

/** Finds a promise of an interaction that is seen. @throws ForbiddenError, NotFoundError, DebriefError 410 `erased` */
export async function openPromise(record: Pick<RecordStore, "dataDir">, db: Db, actor: Actor, id: number): Promise<OpenedPromise> {
  require(actor, "read-rows");
  require(actor, "document");
  const [found] = await db.select({ row: promise }).from(promise).where(eq(promise.id, id));
  const opened = found && (await openOf(record, db, actor, found.row.interactionId));
  if (!opened) throw new NotFoundError(`there is no promise ${id}`, "id");
  return { ...opened, row: found.row };
}

/** The same of an interaction to which a promise is added. @throws ForbiddenError, NotFoundError, DebriefError 410 `erased` */
export async function openForPromise(
  record: Pick<RecordStore, "dataDir">,
  db: Db,
  actor: Actor,
  id: number,
): Promise<Omit<OpenedPromise, "row">> {
  require(actor, "read-rows");
  require(actor, "document");
  const opened = await openOf(record, db, actor, id);
  if (!opened) throw new NotFoundError(`there is no interaction ${id}`, "interaction");
  return opened;
}

async function openOf(record: Pick<RecordStore, "dataDir">, db: Db, actor: Actor, id: number): Promise<Omit<OpenedPromise, "row"> | null> {
  const [of] = await db
    .select({
      id: interaction.id,
      externalId: interaction.externalId,
      teamId: interaction.teamId,
      editedFields: interaction.editedFields,
      source: source.code,
      customerZone: customer.zone,
    })
    .from(interaction)
    .innerJoin(source, eq(source.id, interaction.sourceId))
    .leftJoin(customer, eq(customer.id, interaction.customerId))
    .where(and(eq(interaction.id, id), ofSeenTeams(actor.teams)));
  if (!of) return null;
  if (await isErasedInteraction(db, record.dataDir, of.source, of.externalId)) {
    throw new DebriefError("erased", 410, "The person of this interaction was erased; nothing can be written into it any more.", "id");
  }
  const settings = await workspaceSettings(db);
  const redact = redactorFor({ kinds: settings.redaction });
  return {
    interaction: { id: of.id, externalId: of.externalId, teamId: of.teamId },
    customerZone: of.customerZone,
    settings,
    kept: (text) => (text === null || text.trim() === "" ? null : redact(text.trim())),
    edited: (now) => noteEdit(db, of, ["promise"], now),
  };
}

/** Refuses where somebody has ended the promise before. @throws PromiseChangedError that says who and how */
export async function refuseEnded(db: Db, { id, doneAt, cancelledAt }: OpenedPromise["row"]): Promise<void> {
  if (doneAt === null && cancelledAt === null) return;
  const who = await lastToChange(db, id, doneAt === null ? "promise.withdraw" : "promise.complete");
  throw new PromiseChangedError(
    `${who} has ${doneAt === null ? "withdrawn" : "completed"} this promise already. Nothing was changed; look at it anew.`,
  );
}

/** Who did something to a promise last, as it stands at the beginning of a sentence. */
export async function lastToChange(db: Db, id: number, ...actions: string[]): Promise<string> {
  const [entry] = await db
    .select({ actor: auditEntry.actor })
    .from(auditEntry)
    .where(and(inArray(auditEntry.action, actions), eq(auditEntry.subject, `promise:${id}`)))
    .orderBy(desc(auditEntry.seq))
    .limit(1);
  const names = entry ? await actorNames(db, [entry.actor]) : {};
  return (entry && names[entry.actor]) ?? "Somebody else, or a file,";
}
