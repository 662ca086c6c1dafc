import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { source } from "@/db/schema";
import { holdsReal } from "@/lib/sample/apart";
import { readSample } from "@/lib/sample/sample-record";

/** The sample as every page labels it; null when there is none. */
export interface ShownSample {
  /** Code of its source: what a filter names. */
  source: string;
  /** Real interactions are here too: the sample is left out unless it is asked for. */
  holdsBoth: boolean;
  isBeingRemoved: boolean;
}

export async function shownSample({ db }: RecordStore): Promise<ShownSample | null> {
  const here = await readSample(db);
  if (!here) return null;
  const [own] = await db.select({ code: source.code }).from(source).where(eq(source.id, here.sourceId));
  return own ? { source: own.code, holdsBoth: await holdsReal(db), isBeingRemoved: here.isBeingRemoved } : null;
}
