import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { noteEdit } from "@/db/edit-interaction";
import { COMMENDATION_SOURCES, commendation, type Interaction, person, recognition } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { seenAmong } from "@/lib/access/scope";
import { type Edited, openInteraction } from "@/lib/api/edit";
import { momentAt } from "@/lib/api/item-values";
import { note } from "@/lib/audit/note";
import { BadCommendationError } from "@/lib/commendations/bad-commendation-error";
import { capturedAmong } from "@/lib/commendations/captured-among";
import type { CommendationFields, Praised } from "@/lib/commendations/commendation-requests";
import { isoDay } from "@/lib/dates";
import { DebriefError, NotFoundError } from "@/lib/errors";
import { labelOf } from "@/lib/imports/read-values";
import { seal, unseal } from "@/lib/sealed";

/** Keeps praise that somebody has heard or read; nobody has verified it yet. @returns its id. @throws ForbiddenError, NotFoundError, BadCommendationError */
export async function addCommendation(
  record: RecordStore,
  actor: Actor,
  { interactionId, ...fields }: CommendationFields & { interactionId: number },
  now: number,
): Promise<number> {
  require(actor, "document");
  return record.tx(async (db) => {
    const edited = await openSeen(record, db, actor, interactionId, now);
    const personId = await praisedPerson(db, actor, edited.current, fields.praised ?? "handler");
    const [made] = await db
      .insert(commendation)
      .values({ interactionId, isVerified: false, personId, ...keptFields(edited, fields, now) })
      .returning({ id: commendation.id });
    if (!made) throw new Error("The commendation was not written");
    await noteEdit(db, edited.current, ["commendation"], now);
    await note(
      db,
      actor,
      { action: "commendation.create", subject: `commendation:${made.id}`, detail: detailOf(interactionId, fields) },
      now,
    );
    return made.id;
  });
}

/** Corrects a commendation; verified words that are changed wait to be verified again. @throws ForbiddenError, NotFoundError, BadCommendationError */
export async function changeCommendation(
  record: RecordStore,
  actor: Actor,
  id: number,
  fields: CommendationFields,
  now: number,
): Promise<void> {
  require(actor, "document");
  await record.tx(async (db) => {
    const { row, edited } = await openOwn(record, db, actor, id, now);
    const kept = keptFields(edited, fields, now);
    const personId = fields.praised === undefined ? row.personId : await praisedPerson(db, actor, edited.current, fields.praised);
    const isOther = kept.text !== row.text || kept.receivedDay !== row.receivedDay;
    const again = isOther ? { isVerified: false, verifiedBy: null, verifiedAt: null } : {};
    await db
      .update(commendation)
      .set({ ...kept, personId, ...again })
      .where(eq(commendation.id, id));
    await noteEdit(db, edited.current, ["commendation"], now);
    const detail = { ...detailOf(row.interactionId, fields), isToVerifyAgain: isOther && row.isVerified };
    await note(db, actor, { action: "commendation.change", subject: `commendation:${id}`, detail }, now);
  });
}

/**
 * Takes a commendation away. @returns what `restoreCommendation` needs to bring it back
 * @throws ForbiddenError, NotFoundError, DebriefError 409 `thanked` while thanks for it stand
 */
export async function takeAwayCommendation(record: RecordStore, actor: Actor, id: number, now: number): Promise<string> {
  require(actor, "document");
  return record.tx(async (db) => {
    const { row, edited } = await openOwn(record, db, actor, id, now);
    const thanks = await db.select({ withdrawnAt: recognition.withdrawnAt }).from(recognition).where(eq(recognition.commendationId, id));
    if (thanks.some(({ withdrawnAt }) => withdrawnAt === null)) {
      throw new DebriefError("thanked", 409, "Somebody has been thanked for this commendation; withdraw the thanks first.", "commendation");
    }
    await db.delete(commendation).where(eq(commendation.id, id));
    await noteEdit(db, edited.current, ["commendation"], now);
    await note(
      db,
      actor,
      { action: "commendation.delete", subject: `commendation:${id}`, detail: { interaction: row.interactionId } },
      now,
    );
    return seal(record.dataDir, PURPOSE, JSON.stringify({ ...row, takenBy: actor.id, takenAt: now }));
  });
}

/** Brings back, within a day, what the same person took away, as it was. @returns its id. @throws ForbiddenError, NotFoundError, BadCommendationError */
export async function restoreCommendation(record: RecordStore, actor: Actor, undo: string, now: number): Promise<number> {
  require(actor, "document");
  const { takenBy, takenAt, ...row } = opened(record.dataDir, undo);
  if (takenBy !== actor.id || now - takenAt > RESTORABLE_MS) throw notRestorable();
  return record.tx(async (db) => {
    const { current } = await openSeen(record, db, actor, row.interactionId, now);
    const [there] = await db.select({ id: commendation.id }).from(commendation).where(eq(commendation.id, row.id));
    if (there) throw notRestorable();
    const [known] = await db
      .select({ id: person.id })
      .from(person)
      .where(eq(person.id, row.personId ?? 0));
    await db.insert(commendation).values({ ...row, personId: known?.id ?? null });
    await noteEdit(db, current, ["commendation"], now);
    await note(
      db,
      actor,
      { action: "commendation.restore", subject: `commendation:${row.id}`, detail: { interaction: row.interactionId } },
      now,
    );
    return row.id;
  });
}

const PURPOSE = "commendation taken away";
const RESTORABLE_MS = 86_400_000;

const taken = z.object({
  id: z.int(),
  interactionId: z.int(),
  receivedAt: z.number(),
  receivedDay: z.int().nullable(),
  isVerified: z.boolean(),
  verifiedBy: z.string().nullable(),
  verifiedAt: z.number().nullable(),
  wasSolicited: z.boolean().nullable(),
  source: z.enum(COMMENDATION_SOURCES).nullable(),
  behaviour: z.string().nullable(),
  text: z.string().nullable(),
  personId: z.int().nullable(),
  recognisedAt: z.number().nullable(),
  takenBy: z.string(),
  takenAt: z.number(),
});

function opened(dataDir: string, undo: string): z.infer<typeof taken> {
  try {
    return taken.parse(JSON.parse(unseal(dataDir, PURPOSE, undo)));
  } catch {
    throw notRestorable();
  }
}

function notRestorable(): BadCommendationError {
  return new BadCommendationError("undo", "This cannot be brought back any more; add the commendation anew.");
}

/** The interaction in the transaction that writes; one that is not seen is treated as one that is not there. */
async function openSeen(record: RecordStore, db: Db, actor: Actor, interactionId: number, now: number): Promise<Edited> {
  const [seen] = await seenAmong(db, actor.teams, [interactionId]);
  if (seen === undefined) throw new NotFoundError(`There is no interaction ${interactionId}.`, "interaction");
  return openInteraction(record, db, interactionId, now);
}

/** A commendation that the actor may change: their own while it is not verified, any with the right to change the record. */
async function openOwn(record: RecordStore, db: Db, actor: Actor, id: number, now: number) {
  const [row] = await db.select().from(commendation).where(eq(commendation.id, id));
  const [seen] = row ? await seenAmong(db, actor.teams, [row.interactionId]) : [];
  if (!row || seen === undefined) throw new NotFoundError(`There is no commendation ${id}.`, "commendation");
  if (row.isVerified || (await capturedAmong(db, [id])).get(id) !== actor.id) require(actor, "write");
  return { row, edited: await openInteraction(record, db, row.interactionId, now) };
}

async function praisedPerson(db: Db, actor: Actor, { agentId }: Interaction, praised: Praised): Promise<number | null> {
  if (praised === "nobody") return null;
  if (praised === "handler") return agentId;
  require(actor, "read-staff");
  const [found] = await db.select({ id: person.id }).from(person).where(eq(person.id, praised));
  if (!found) throw new BadCommendationError("praised", `praised must be the id of somebody of the staff; there is no ${praised}`);
  return found.id;
}

/** The fields as they are kept: the words without anybody's name but of those they thank. */
function keptFields({ current, tools }: Edited, fields: CommendationFields, now: number) {
  const { receivedDay, source, wasSolicited } = fields;
  const moment = momentAt(isoDay(receivedDay), tools.clock, false);
  if (moment.at > now) throw new BadCommendationError("received", "received must not be in the future");
  const contacted = current.contactedDay ?? null;
  const isBefore =
    contacted === null ? momentAt(isoDay(receivedDay + 1), tools.clock, false).at <= current.contactedAt : receivedDay < contacted;
  if (isBefore) throw new BadCommendationError("received", "received must not be before the interaction");
  return {
    // Praise of the day of the contact came after it, not at midnight before.
    receivedAt: Math.max(moment.at, current.contactedAt),
    receivedDay,
    source,
    wasSolicited,
    text: fields.text && tools.redactPraise(fields.text),
    behaviour: fields.behaviour && labelOf(tools.redactPraise(fields.behaviour)),
  };
}

function detailOf(interactionId: number, { source, wasSolicited, text, behaviour }: CommendationFields) {
  return { interaction: interactionId, source, wasSolicited, hasText: text !== null, hasBehaviour: behaviour !== null };
}
