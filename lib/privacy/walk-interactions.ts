import { setImmediate as yieldToOthers } from "node:timers/promises";
import { and, asc, desc, eq, gt, gte, lt, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction } from "@/db/schema";

/** Looked through at once: some milliseconds. */
const AT_ONCE = 500;

/** The ids of the interactions contacted before a time (epoch ms), some at once, the oldest first; others have a turn in between. */
export async function* contactedBefore(db: Db, before: number): AsyncGenerator<number[]> {
  let last: { id: number; at: number } | undefined;
  for (;;) {
    const after = last && or(gt(interaction.contactedAt, last.at), and(eq(interaction.contactedAt, last.at), gt(interaction.id, last.id)));
    const rows = await db
      .select({ id: interaction.id, at: interaction.contactedAt })
      .from(interaction)
      .where(and(lt(interaction.contactedAt, before), last && gte(interaction.contactedAt, last.at), after))
      .orderBy(asc(interaction.contactedAt), asc(interaction.id))
      .limit(AT_ONCE);
    last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ id }) => id);
    await yieldToOthers();
  }
}

/** The same of those contacted from a time on, the newest first. */
export async function* contactedSince(db: Db, since: number): AsyncGenerator<number[]> {
  let last: { id: number; at: number } | undefined;
  for (;;) {
    const after = last && or(lt(interaction.contactedAt, last.at), and(eq(interaction.contactedAt, last.at), lt(interaction.id, last.id)));
    const rows = await db
      .select({ id: interaction.id, at: interaction.contactedAt })
      .from(interaction)
      .where(and(gte(interaction.contactedAt, since), after))
      .orderBy(desc(interaction.contactedAt), desc(interaction.id))
      .limit(AT_ONCE);
    last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ id }) => id);
    await yieldToOthers();
  }
}
