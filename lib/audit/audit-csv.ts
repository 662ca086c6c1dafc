import { and, asc, count, gt, lte } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { auditEntry } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { actorNames, type NameOfActor } from "@/lib/audit/actor-words";
import { AUDIT_FILTERS, type AuditQuery, conditionOf } from "@/lib/audit/audit-query";
import { type AuditEntry, type AuditHead, canonical, headText } from "@/lib/audit/chain";
import { auditHead, recordIdOf } from "@/lib/audit/head";
import { CSV_BOM, csvLine, safeCell } from "@/lib/csv";
import { workspaceSettings } from "@/lib/settings";

/**
 * Every entry that is asked for as a CSV file, oldest first, so that the hashes can be made again one after the other. It
 * says the head as it was when the file was begun; what is noted later is not in it. It comes in pieces.
 * @throws ForbiddenError before anything is sent
 */
export async function auditCsv(record: RecordStore, actor: Actor, query: AuditQuery): Promise<ReadableStream<Uint8Array>> {
  require(actor, "audit");
  require(actor, "export");
  const head = await auditHead(record, actor);
  const encoder = new TextEncoder();
  const pieces = piecesOf(record.db, head, query);
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

const AT_ONCE = 1_000;

async function* piecesOf(db: Db, head: AuditHead, query: AuditQuery): AsyncGenerator<string, undefined> {
  const { zone } = await workspaceSettings(db);
  const asked = and(conditionOf(query, zone), lte(auditEntry.seq, head.position));
  const [rows] = await db.select({ n: count() }).from(auditEntry).where(asked);
  const filters = AUDIT_FILTERS.flatMap((key) => (query[key] === undefined ? [] : [`${key}=${query[key]}`]));
  const lines: [string, string][] = [
    ["audit of record", await recordIdOf(db)],
    ["head", headText(head)],
    ["filters", filters.join(" & ") || "none"],
    ["zone", zone],
    ["entries", String(rows?.n ?? 0)],
  ];
  yield `${CSV_BOM}${lines.map(([name, value]) => csvLine([name, safeCell(value)])).join("")}\r\n`;
  yield csvLine(["position", "at", "actor", "actor_name", "action", "subject", "detail", "previous_hash", "hash"]);
  const nameOf = await actorNames(db);
  for (let after = 0; ; ) {
    const page = await db
      .select()
      .from(auditEntry)
      .where(and(asked, gt(auditEntry.seq, after)))
      .orderBy(asc(auditEntry.seq))
      .limit(AT_ONCE);
    const last = page.at(-1);
    if (!last) return undefined;
    yield page.map((entry) => lineOf(entry, nameOf)).join("");
    after = last.seq;
  }
}

function lineOf({ seq, at, actor, action, subject, detail, previousHash, hash }: AuditEntry, nameOf: NameOfActor): string {
  const texts = [actor, nameOf(actor) ?? "", action, subject, detail === null ? "" : JSON.stringify(canonical(detail))];
  return csvLine([seq, new Date(at).toISOString(), ...texts.map(safeCell), previousHash, hash]);
}
