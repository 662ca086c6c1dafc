import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { customer, interaction, playbookStep, playbookVersion, stepObservation } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { seenAmong } from "@/lib/access/scope";
import { isZone } from "@/lib/dates";
import { BadFormError } from "@/lib/documenting/bad-form-error";
import type { FormValues } from "@/lib/documenting/form-values";

/**
 * What the form says beside what programs send: the zone of the customer and the playbook that was followed, with its steps.
 * In the transaction that writes the interaction.
 */
export async function writeBeside(db: Db, id: number, form: Pick<FormValues, "customerZone" | "playbook">): Promise<void> {
  const [row] = await db.select({ customerId: interaction.customerId }).from(interaction).where(eq(interaction.id, id));
  const zone = form.customerZone.trim();
  if (zone !== "") {
    if (!isZone(zone)) throw new BadFormError("customerZone", "This must be a zone such as Asia/Tokyo.");
    if (row?.customerId != null) await db.update(customer).set({ zone }).where(eq(customer.id, row.customerId));
  }
  const versionId = form.playbook === "" ? null : Number(form.playbook);
  if (versionId !== null) {
    const [known] = await db.select({ id: playbookVersion.id }).from(playbookVersion).where(eq(playbookVersion.id, versionId));
    if (!known) throw new BadFormError("playbook", "This playbook is not there any more; choose another one.");
  }
  await db.update(interaction).set({ playbookVersionId: versionId }).where(eq(interaction.id, id));
  if (versionId !== null) await linkSteps(db, id, versionId);
}

/** The steps that were observed under the words of a step of the playbook are that step. */
async function linkSteps(db: Db, interactionId: number, versionId: number): Promise<void> {
  const steps = await db
    .select({ id: playbookStep.id, title: playbookStep.title })
    .from(playbookStep)
    .where(eq(playbookStep.versionId, versionId));
  const byTitle = new Map(steps.map(({ id, title }) => [wordsOf(title), id]));
  const observed = await db
    .select({ id: stepObservation.id, step: stepObservation.step })
    .from(stepObservation)
    .where(eq(stepObservation.interactionId, interactionId));
  for (const { id, step } of observed) {
    const playbookStepId = byTitle.get(wordsOf(step));
    if (playbookStepId !== undefined) await db.update(stepObservation).set({ playbookStepId }).where(eq(stepObservation.id, id));
  }
}

const wordsOf = (text: string) => text.replace(/\s+/g, " ").trim().toLowerCase();

/** Makes it a follow-up of an interaction that is seen; a case has one first interaction. @throws BadFormError */
export async function followUpOf(db: Db, actor: Actor, id: number, earlier: string): Promise<void> {
  if (earlier === "") return;
  const [seen] = await seenAmong(db, actor.teams, [Number(earlier)]);
  const [first] =
    seen === undefined
      ? []
      : await db
          .select({ id: interaction.id, followUpOfId: interaction.followUpOfId })
          .from(interaction)
          .where(and(inArray(interaction.id, [seen])));
  if (!first) throw new BadFormError("followUpOf", "The earlier interaction is not there any more.");
  const firstId = first.followUpOfId ?? first.id;
  if (firstId !== id) await db.update(interaction).set({ followUpOfId: firstId }).where(eq(interaction.id, id));
}
