import { eq, inArray, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { commendation, interaction, person, promise } from "@/db/schema";
import { redactorFor } from "@/lib/redaction";
import { workspaceSettings } from "@/lib/settings";

/**
 * What takes people out of whatever is typed about an interaction, before it is kept: addresses, numbers and names as
 * everywhere, and the names of the staff who handled it, promised something or were praised in it. @param interactionId null: about none
 */
export async function learningRedactor(db: Db, interactionId: number | null): Promise<(text: string) => string> {
  const { redaction: kinds } = await workspaceSettings(db);
  return redactorFor({ kinds, names: interactionId === null ? [] : await namesAround(db, interactionId) });
}

async function namesAround(db: Db, interactionId: number): Promise<string[]> {
  const agents = db.select({ id: interaction.agentId }).from(interaction).where(eq(interaction.id, interactionId));
  const promisers = db.select({ id: promise.personId }).from(promise).where(eq(promise.interactionId, interactionId));
  const praised = db.select({ id: commendation.personId }).from(commendation).where(eq(commendation.interactionId, interactionId));
  const rows = await db
    .select({ name: person.name })
    .from(person)
    .where(or(inArray(person.id, agents), inArray(person.id, promisers), inArray(person.id, praised)));
  return rows.flatMap(({ name }) => (name === null ? [] : [name]));
}
