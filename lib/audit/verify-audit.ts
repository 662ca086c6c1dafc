import { sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { auditEntry } from "@/db/schema";
import { type AuditHead, FIRST_HASH, hashOfKept, type KeptEntry } from "@/lib/audit/chain";
import { auditKey, HEAD_FILE, headBeside, isSealed, keptHead } from "@/lib/audit/head";

/** What a check of the audit came to. */
export interface AuditCheck {
  entries: number;
  /** What must not be, each in a sentence that names the position. */
  findings: string[];
}

/**
 * Goes through the whole audit: whether every entry is as it was written, follows the one before, and none is missing, added
 * or cut off at the end.
 * @param exported a head that was written down elsewhere; the entry at its position must still be that one
 */
export async function verifyAudit(record: RecordStore, exported?: AuditHead): Promise<AuditCheck> {
  // Read first: what is written beside the database was in it before.
  const beside = headBeside(record.dataDir);
  const witnesses: Witness[] = [];
  if (beside === "unreadable") witnesses.push({ ...NO_HEAD, name: `DATA_DIR/${HEAD_FILE}` });
  else if (beside) witnesses.push({ ...beside, name: `DATA_DIR/${HEAD_FILE}` });
  if (exported) witnesses.push({ ...exported, name: "the head that was given" });
  return record.snapshot((db) => checkChain(db, record.dataDir, witnesses));
}

/** A head that was kept outside the table. */
interface Witness extends AuditHead {
  name: string;
}

const NO_HEAD: AuditHead = { position: -1, hash: "" };

async function checkChain(db: Db, dataDir: string, witnesses: readonly Witness[]): Promise<AuditCheck> {
  const findings = findingsList();
  const seen = new Map<number, string>([[0, FIRST_HASH]]);
  let [position, hash, entries] = [0, FIRST_HASH, 0];
  for await (const page of pagesOf(db))
    for (const entry of page) {
      entries += 1;
      if (entry.seq <= position) {
        findings.add(`Entry ${entry.seq} was put before the first one: positions begin at 1.`);
        continue;
      }
      const isAfterGap = entry.seq > position + 1;
      if (isAfterGap) findings.add(`${named(position + 1, entry.seq - 1)} missing.`);
      else if (entry.previousHash !== hash)
        findings.add(`Entry ${entry.seq} does not follow entry ${position}: one of the two was exchanged, or what was between them.`);
      if (hashOfKept(entry.previousHash, entry) !== entry.hash)
        findings.add(`Entry ${entry.seq} was changed: its hash is not that of what it says.`);
      position = entry.seq;
      hash = entry.hash;
      if (witnesses.some((witness) => witness.position === position)) seen.set(position, hash);
    }
  const kept = await keptHead(db);
  if (kept && !isSealed(auditKey(dataDir), kept))
    findings.add(`The head of the audit, at position ${kept.head.position}, was not sealed by this installation.`);
  if (!kept && position > 0) findings.add(`The sealed head of the audit is gone; the last entry is ${position}.`);
  if (kept) findings.add(...againstEnd(kept.head, position, hash));
  for (const witness of witnesses) findings.add(...againstWitness(witness, position, seen));
  return { entries, findings: findings.list() };
}

function againstEnd(head: AuditHead, position: number, hash: string): string[] {
  if (head.position > position)
    return [
      `${named(position + 1, head.position)} missing: the audit was cut off after entry ${position}, but its sealed head is ${head.position}.`,
    ];
  if (head.position < position)
    return [`${named(head.position + 1, position)} beyond the sealed head, which is ${head.position}: they were added by somebody else.`];
  return head.hash === hash ? [] : [`Entry ${position} is not the one that was sealed as the head: entries up to it were exchanged.`];
}

function againstWitness({ name, position, hash }: Witness, last: number, seen: ReadonlyMap<number, string>): string[] {
  if (position < 0) return [`${name} holds no head of an audit.`];
  if (position > last) return [`${named(last + 1, position)} missing: ${name} is of entry ${position}, but the audit ends at ${last}.`];
  const found = seen.get(position);
  if (found === hash) return [];
  return [`Entry ${position} is not the one that ${name} is of: it, or entries before it, were exchanged.`];
}

function named(from: number, to: number): string {
  return from === to ? `Entry ${from} is` : `Entries ${from} to ${to} are`;
}

const PAGE = 5_000;

type ReadEntry = KeptEntry & { previousHash: string; hash: string };

async function* pagesOf(db: Db): AsyncGenerator<ReadEntry[]> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const page = await db.all<ReadEntry>(sql`
      select seq, at, actor, action, subject, detail, previous_hash as "previousHash", hash
      from ${auditEntry} where seq > ${after} order by seq limit ${PAGE}`);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.seq;
  }
}

const SHOWN = 50;

function findingsList() {
  const shown: string[] = [];
  let more = 0;
  return {
    add: (...messages: string[]) => {
      const room = Math.max(0, SHOWN - shown.length);
      shown.push(...messages.slice(0, room));
      more += Math.max(0, messages.length - room);
    },
    list: () => (more > 0 ? [...shown, `${more} more findings in the audit.`] : shown),
  };
}
