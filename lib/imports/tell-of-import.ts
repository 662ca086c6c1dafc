import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { importJob, source } from "@/db/schema";
import { tellOutside } from "@/lib/outgoing/tell-outside";

/** Tells of an import that has come to its end, whatever end; of the sample nobody is told. */
export async function tellOfImport(db: Db, importId: number, now: number): Promise<void> {
  const [found] = await db
    .select({ job: importJob, isSample: source.isSample })
    .from(importJob)
    .leftJoin(source, eq(importJob.sourceId, source.id))
    .where(eq(importJob.id, importId));
  if (!found || found.isSample) return;
  const { state, rows, accepted, rejected, created, changed, unchanged } = found.job;
  const counts = { rows, accepted, rejected, created, changed, unchanged };
  await tellOutside(db, "import.finished", { import: importId, state, ...counts }, `/imports/${importId}`, now);
}
