import { inArray, type SQL } from "drizzle-orm";
import { interaction, person } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { staffName } from "@/lib/access/staff-name";
import type { Asked } from "@/lib/metrics/ask";

/** Interactions of the side that the numbers are about: the sample's or the real ones. */
export function ofSide({ codes }: Asked): SQL | undefined {
  const { sources } = codes.side;
  return sources === null ? undefined : inArray(interaction.sourceId, sources.length > 0 ? [...sources] : [0]);
}

/** What the actor may read of each person's name; null where they may not, or none is known. */
export async function namesOf(
  { workspace }: Asked,
  actor: Actor,
  ids: readonly (number | null)[],
): Promise<(id: number | null) => string | null> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  const rows =
    wanted.length === 0
      ? []
      : await workspace.record.db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, wanted));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? null : staffName(actor, id, names.get(id) ?? null));
}
