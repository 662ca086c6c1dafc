import { notInArray, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction, source } from "@/db/schema";

/** Leaves the sample out: what is invented is only given to whom asks for it by name. Undefined when there is none. */
export async function withoutSample(db: Db): Promise<SQL | undefined> {
  const sources = await db.select({ id: source.id, isSample: source.isSample }).from(source);
  const samples = sources.filter(({ isSample }) => isSample).map(({ id }) => id);
  return samples.length === 0 ? undefined : notInArray(interaction.sourceId, samples);
}
