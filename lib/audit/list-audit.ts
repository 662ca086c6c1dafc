import { and, asc, desc, lt } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { auditEntry } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { actorNames } from "@/lib/audit/actor-words";
import { type AuditQuery, conditionOf } from "@/lib/audit/audit-query";
import { workspaceSettings } from "@/lib/settings";

/** An entry as it is shown. */
export interface ListedEntry {
  /** Counted from 1, without a gap. */
  position: number;
  at: number;
  actor: string;
  /** The name of the user or key now; null where it is of neither, or gone. */
  actorName: string | null;
  action: string;
  subject: string;
  detail: Record<string, unknown> | null;
  hash: string;
}

export interface AuditPage {
  /** Newest first. */
  entries: ListedEntry[];
  /** The `before` of the next page; null when this is the last. */
  older: number | null;
}

/** A page of the audit. @throws ForbiddenError */
export async function listAudit({ db }: RecordStore, actor: Actor, query: AuditQuery, most = 50): Promise<AuditPage> {
  require(actor, "audit");
  const { zone } = await workspaceSettings(db);
  const rows = await db
    .select()
    .from(auditEntry)
    .where(and(conditionOf(query, zone), query.before === undefined ? undefined : lt(auditEntry.seq, Number(query.before))))
    .orderBy(desc(auditEntry.seq))
    .limit(most + 1);
  const nameOf = await actorNames(db);
  const shown = rows.slice(0, most);
  return {
    entries: shown.map(({ seq, previousHash: _, ...row }) => ({ position: seq, actorName: nameOf(row.actor), ...row })),
    older: rows.length > most ? (shown.at(-1)?.seq ?? null) : null,
  };
}

/** Everybody who has changed something, for a list to choose from. @throws ForbiddenError */
export async function auditActors(db: Db, actor: Actor): Promise<{ id: string; name: string | null }[]> {
  require(actor, "audit");
  const rows = await db.selectDistinct({ id: auditEntry.actor }).from(auditEntry).orderBy(asc(auditEntry.actor)).limit(MOST_ACTORS);
  const nameOf = await actorNames(db);
  return rows.map(({ id }) => ({ id, name: nameOf(id) }));
}

const MOST_ACTORS = 500;
