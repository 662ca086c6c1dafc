import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema";
import { failureModeLabels } from "@/lib/vocabulary";

/** What is broken and how, by failure code: the procedure's name and the failure mode in words. */
export async function failureDetails(db: Db, codes: readonly string[]): Promise<Map<string, { procedure: string; mode: string }>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .select({ code: schema.failure.code, mode: schema.failure.mode, procedure: schema.procedure.name })
    .from(schema.failure)
    .innerJoin(schema.procedure, eq(schema.procedure.id, schema.failure.procedureId))
    .where(inArray(schema.failure.code, [...codes]));
  return new Map(rows.map((row) => [row.code, { procedure: row.procedure, mode: failureModeLabels[row.mode] ?? row.mode }]));
}
