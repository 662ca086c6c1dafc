import { eq, sql } from "drizzle-orm";
import { DOCUMENTED_FIELDS } from "@/db/facts/documented-fields";
import { factInteraction } from "@/db/facts/tables";
import { type Actor, require } from "@/lib/access/actor";
import type { Completeness } from "@/lib/documenting/completeness";
import type { Workspace } from "@/lib/workspace";

/** How complete the documentation of an interaction is, as it is counted; null while it is not counted. */
export async function readCompleteness({ facts }: Workspace, actor: Actor, id: number): Promise<Completeness | null> {
  require(actor, "read");
  const [row] = await facts.read((reader) =>
    reader.all(
      sql`select ${factInteraction.requiredFields} as required, ${factInteraction.missingFields} as missing from ${factInteraction} where ${eq(factInteraction.interactionId, id)}`,
    ),
  );
  if (!row) return null;
  const has = (bits: unknown, at: number) => (Number(bits) & (1 << at)) !== 0;
  const required = DOCUMENTED_FIELDS.filter((_, at) => has(row.required, at));
  const missing = DOCUMENTED_FIELDS.filter((_, at) => has(row.missing, at));
  return { required: required.length, missing: missing.map(({ label }) => label) };
}
