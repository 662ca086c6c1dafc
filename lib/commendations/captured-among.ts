import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { auditEntry } from "@/db/schema";

/** Who captured some commendations here: Actor.id by the commendation's id. What came in otherwise is not in it. */
export async function capturedAmong(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const subjects = new Map(ids.map((id) => [`commendation:${id}`, id]));
  const rows = await db
    .select({ subject: auditEntry.subject, actor: auditEntry.actor })
    .from(auditEntry)
    .where(and(eq(auditEntry.action, "commendation.create"), inArray(auditEntry.subject, [...subjects.keys()])));
  return new Map(
    rows.flatMap(({ subject, actor }) => {
      const id = subjects.get(subject);
      return id === undefined ? [] : [[id, actor] as const];
    }),
  );
}
