import { z } from "zod";
import type { RecordStore } from "@/db/client";
import { type VolumesWritten, writeVolumes } from "@/db/contact-volumes";
import { bulkAccess } from "@/db/import-insert";
import type { Actor } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { parseIsoDay } from "@/lib/dates";

/** More than this in one day is a slip of the keyboard, not a contact centre. */
export const MOST_CONTACTS = 100_000_000;

const dimension = z
  .string()
  .trim()
  .min(1, "leave it out where the volume is not split by it")
  .max(200)
  .regex(/[\p{L}\p{N}]/u, "a name has letters or digits")
  .nullish();

/** A volume as a program states it: all handled contacts of a day, as far as they are split. */
export const statedVolumeSchema = z.strictObject({
  day: z.string().transform((text, context) => {
    const day = parseIsoDay(text);
    if (day !== null) return day;
    context.addIssue({ code: "custom", message: `day must be a day such as 2026-11-27; got "${text.slice(0, 40)}"` });
    return z.NEVER;
  }),
  team: dimension,
  channel: dimension,
  product: dimension,
  /** All handled contacts, difficult or not. */
  contacts: z.number().int("contacts must be a whole number").min(0).max(MOST_CONTACTS),
});
export type StatedVolume = z.infer<typeof statedVolumeSchema>;

/** Fits into one short transaction. */
const VOLUMES_AT_ONCE = 200;

/**
 * Writes the volumes that a source states. A source states the volume of a day, team, channel and product once: what it
 * states again replaces what it stated before.
 */
export async function stateVolumes(
  record: RecordStore,
  actor: Pick<Actor, "id">,
  source: { id: number },
  rows: readonly StatedVolume[],
  now = Date.now(),
): Promise<VolumesWritten> {
  const access = bulkAccess(record);
  const written: VolumesWritten = { created: 0, changed: 0, unchanged: 0 };
  for (let from = 0; from < rows.length; from += VOLUMES_AT_ONCE) {
    const some = rows.slice(from, from + VOLUMES_AT_ONCE).map(({ day, contacts, team, channel, product }) => ({
      ...{ day, contacts, team: team ?? null, channel: channel ?? null, product: product ?? null },
    }));
    const done = await record.tx(async (db) => {
      const { created, changed, unchanged } = await writeVolumes(db, access, { sourceId: source.id, importId: null }, some);
      const detail = { created, changed };
      if (created + changed > 0) await note(db, actor, { action: "volumes.state", subject: `source:${source.id}`, detail }, now);
      return { created, changed, unchanged };
    });
    written.created += done.created;
    written.changed += done.changed;
    written.unchanged += done.unchanged;
  }
  return written;
}
