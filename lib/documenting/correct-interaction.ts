import { and, eq, isNotNull } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { editInteraction } from "@/db/edit-interaction";
import { customer, expertConsultation, person } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { seenAmong } from "@/lib/access/scope";
import { noInteraction, openInteraction } from "@/lib/api/edit";
import { type Item, rowOf } from "@/lib/api/item-row";
import { itemChange } from "@/lib/api/item-schema";
import { keyed } from "@/lib/api/item-values";
import { problemOf } from "@/lib/api/problems";
import { note } from "@/lib/audit/note";
import { BadFormError } from "@/lib/documenting/bad-form-error";
import { writeBeside } from "@/lib/documenting/beside-item";
import { refused } from "@/lib/documenting/file-interaction";
import { itemOf, LIST_FIELDS } from "@/lib/documenting/form-item";
import type { Correction } from "@/lib/documenting/form-schema";
import { formTools } from "@/lib/documenting/form-tools";
import { seenTeam } from "@/lib/documenting/seen-team";

/**
 * Corrects an interaction: what differs between the form as it was filled and as it is now, and nothing else. It counts as
 * edited here, so no import puts the old back.
 * @returns the names of the fields that were changed
 * @throws ForbiddenError; NotFoundError for one that is not seen; BadFormError that names the field
 */
export async function correctInteraction(record: RecordStore, actor: Actor, id: number, sent: Correction, now: number): Promise<string[]> {
  require(actor, "document");
  require(actor, "read-rows");
  return record.tx(async (db) => {
    if ((await seenAmong(db, actor.teams, [id])).length === 0) throw noInteraction(id);
    const { current, source, tools, editing } = await openInteraction(record, db, id, now);
    const { base, form } = sent;
    const isMoved = form.team.trim() !== base.team.trim();
    const reading = await formTools(db, actor, { customer: form.customer, zone: source.zone, now });
    const after = isMoved ? { ...form, team: await seenTeam(db, actor, form.team) } : form;
    const change = differing(itemOf(base, reading), itemOf(after, reading));
    if (change.contactedAt === null) throw new BadFormError("contactedAt", "Say when the contact was: without it, it is in no period.");
    await nameCustomer(db, change, current.customerId);
    if (Array.isArray(change.experts)) change.experts = [...(await personsAsked(db, id)), ...change.experts];
    const beside = form.customerZone !== base.customerZone || form.playbook !== base.playbook || "steps" in change;
    const fields = Object.keys(change);
    if (fields.length === 0 && !beside) throw new BadFormError("summary", "Nothing is different from before.", "nothing_to_change");
    const parsed = itemChange.safeParse(change);
    if (!parsed.success) throw refused(problemOf(parsed.error));
    if (fields.length > 0) await editInteraction(db, current, rowOf(parsed.data, current.externalId, tools).row, editing);
    if (beside) await writeBeside(db, id, form);
    const named = [
      ...fields,
      ...(form.playbook === base.playbook ? [] : ["playbook"]),
      ...(form.customerZone === base.customerZone ? [] : ["customerZone"]),
    ];
    await note(db, actor, { action: "interaction.change", subject: `interaction:${id}`, detail: { fields: named } }, now);
    return named;
  });
}

/** What the second says otherwise than the first: null, or an empty list, where it says nothing any more. */
function differing(before: Item, after: Item): Item {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name] ?? (LIST_FIELDS.has(name) ? [] : null)]),
  );
}

/** The form never shows who the customer is: an issue alone is one of the customer who is known. */
async function nameCustomer(db: Db, change: Item, customerId: number | null): Promise<void> {
  if (change.customer === null) delete change.customer;
  if (change.issueKey == null || change.customer !== undefined) return;
  const [known] = customerId === null ? [] : await db.select({ key: customer.key }).from(customer).where(eq(customer.id, customerId));
  if (!known) throw new BadFormError("customer", "Say who the customer is: the same issue of two customers is two issues.");
  change.customer = keyed(known.key);
}

/** Who was asked by name stays: the form asks for teams alone. */
async function personsAsked(db: Db, id: number): Promise<Item[]> {
  const rows = await db
    .select({ key: person.key })
    .from(expertConsultation)
    .innerJoin(person, eq(person.id, expertConsultation.personId))
    .where(and(eq(expertConsultation.interactionId, id), isNotNull(expertConsultation.personId)));
  return rows.map(({ key }) => ({ person: { id: keyed(key) } }));
}
