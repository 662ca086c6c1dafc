import { and, eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { draft, interaction } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import type { Problem } from "@/lib/api/problems";
import { type ItemOutcome, writeItems } from "@/lib/api/write-items";
import { note } from "@/lib/audit/note";
import { BadFormError } from "@/lib/documenting/bad-form-error";
import { followUpOf, writeBeside } from "@/lib/documenting/beside-item";
import { DOCUMENTED, openDocumentedSource } from "@/lib/documenting/documented-source";
import { itemOf } from "@/lib/documenting/form-item";
import type { Filing } from "@/lib/documenting/form-schema";
import { formTools } from "@/lib/documenting/form-tools";
import { seenTeam } from "@/lib/documenting/seen-team";

export interface Filed {
  id: number;
  /** False when this form was filed before: nothing was written then. */
  isNew: boolean;
}

/**
 * Files what was documented, the way that files and programs bring interactions in. A form is filed once, however often it
 * is sent: by the id that it was opened with. Its draft goes with it.
 * @throws ForbiddenError; BadFormError that names the field
 */
export async function fileInteraction(record: RecordStore, actor: Actor, filing: Filing, now: number): Promise<Filed> {
  require(actor, "document");
  const { id: externalId, form } = filing;
  const source = await openDocumentedSource(record);
  const known = await findFiled(record.db, source.id, externalId);
  if (known) return filedBefore(known, actor);

  const tools = await formTools(record.db, actor, { customer: form.customer, zone: source.zone, now });
  const team = await seenTeam(record.db, actor, form.team);
  if (form.contactedAt.trim() === "") throw new BadFormError("contactedAt", "Say when the contact was: without it, it is in no period.");
  const item = { ...itemOf({ ...form, team }, tools), externalId, source: DOCUMENTED };
  const outcomes = await writeItems(record, [item], {
    source: DOCUMENTED,
    now,
    withLast: async (db, [outcome]) => {
      if (outcome?.outcome === "rejected" || outcome?.outcome === "erased" || outcome === undefined) return;
      const { id } = outcome;
      const filed = await findFiled(db, source.id, externalId);
      if (outcome.outcome !== "created") {
        // Sent twice at the same moment: the other one was first, and has written the same.
        if (filed) filedBefore(filed, actor);
        return;
      }
      await db
        .update(interaction)
        .set({ documentedBy: actor.id, documentingSeconds: filing.seconds, agentId: actor.user?.personId ?? null })
        .where(eq(interaction.id, id));
      await writeBeside(db, id, form);
      await followUpOf(db, actor, id, form.followUpOf);
      if (filing.draft !== null && actor.user)
        await db.delete(draft).where(and(eq(draft.id, filing.draft), eq(draft.userId, actor.user.id)));
      const detail = { seconds: filing.seconds, fields: Object.keys(item).length };
      await note(db, actor, { action: "interaction.document", subject: `interaction:${id}`, detail }, now);
    },
  });
  return filedNow(outcomes[0]);
}

function filedNow(outcome: ItemOutcome | undefined): Filed {
  if (outcome?.outcome === "created") return { id: outcome.id, isNew: true };
  if (outcome?.outcome === "changed" || outcome?.outcome === "unchanged") return { id: outcome.id, isNew: false };
  if (outcome?.outcome === "rejected") throw refused(outcome.error);
  throw new BadFormError("id", "What was filed with this form was erased since; open a new one.", "erased", 410);
}

/** What is wrong with an item, by the field of the form that it was typed into. */
export function refused({ field, message }: Problem): BadFormError {
  const name = field ?? "summary";
  const [list] = name.split(/[.[]/);
  const own = FIELD_OF_LIST[list ?? ""] ?? name.replace(/\[(\d+)\]/g, ".$1");
  return new BadFormError(own, `${own}: ${message}`);
}

const FIELD_OF_LIST: Record<string, string> = {
  causes: "angerCause",
  failures: "failureTitle",
  promises: "promiseDue",
  commendations: "commendationText",
};

interface Known {
  id: number;
  documentedBy: string | null;
}

async function findFiled(db: Db, sourceId: number, externalId: string): Promise<Known | undefined> {
  const [row] = await db
    .select({ id: interaction.id, documentedBy: interaction.documentedBy })
    .from(interaction)
    .where(and(eq(interaction.sourceId, sourceId), eq(interaction.externalId, externalId)));
  return row;
}

function filedBefore({ id, documentedBy }: Known, actor: Actor): Filed {
  if (documentedBy === actor.id) return { id, isNew: false };
  throw new BadFormError("id", "A form with this id was filed by somebody else; open a new one.", "not_yours", 409);
}
