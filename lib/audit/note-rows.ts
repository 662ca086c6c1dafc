import type { Db } from "@/db/client";
import type { WrittenRow } from "@/db/write-rows";
import type { Actor } from "@/lib/access/actor";
import { type AuditNote, note } from "@/lib/audit/note";

/** Notes what a program has brought in this transaction: how many interactions, and which one where it is one. Nothing that changed nothing. */
export async function noteRows(
  db: Db,
  actor: Pick<Actor, "id">,
  { action, subject, written }: Pick<AuditNote, "action" | "subject"> & { written: readonly WrittenRow[] },
  at: number,
): Promise<void> {
  const created = written.filter(({ outcome }) => outcome === "created");
  const changed = written.filter(({ outcome }) => outcome === "changed");
  const [one, another] = [...created, ...changed];
  if (!one) return;
  const detail = { created: created.length, changed: changed.length, ...(another === undefined && { interaction: one.id }) };
  await note(db, actor, { action, subject, detail }, at);
}
