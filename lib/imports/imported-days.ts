import { and, eq, max, min } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { type importJob, interaction } from "@/db/schema";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { dayOf } from "@/lib/dates";
import { workspaceSettings } from "@/lib/settings";

/**
 * The days that an import's interactions were contacted on, in the reporting zone: of those it made, or, where every one
 * was here before, of its whole source. Null when there are none.
 */
export async function importedDays(
  record: RecordStore,
  actor: Actor,
  job: Pick<typeof importJob.$inferSelect, "id" | "sourceId">,
): Promise<{ firstDay: number; lastDay: number } | null> {
  requireRight(actor, "read");
  const { zone } = await workspaceSettings(record.db);
  const conditions = [eq(interaction.importId, job.id), ...(job.sourceId === null ? [] : [eq(interaction.sourceId, job.sourceId)])];
  for (const condition of conditions) {
    const [row] = await record.db
      .select({ first: min(interaction.contactedAt), last: max(interaction.contactedAt) })
      .from(interaction)
      .where(and(condition, eq(interaction.status, "live")));
    if (row && row.first !== null && row.last !== null)
      return { firstDay: dayOf(Number(row.first), zone), lastDay: dayOf(Number(row.last), zone) };
  }
  return null;
}
