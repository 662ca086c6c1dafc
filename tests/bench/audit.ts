import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecord, type RecordStore } from "@/db/client";
import type { InEach } from "@/db/write-rows";
import { writeItems } from "@/lib/api/write-items";
import { FIRST_HASH, hashOf } from "@/lib/audit/chain";
import { auditKey, sealHead } from "@/lib/audit/head";
import { noteRows } from "@/lib/audit/note-rows";
import { verifyAudit } from "@/lib/audit/verify-audit";

/**
 * What the audit costs: 2,000 writes of a program with and without their entries, in turns, and how long the check of a
 * chain of 1,000,000 entries takes. `npm run bench -- audit`, or `npm run bench -- audit N` for other lengths.
 */
const entries = Number(process.argv[2] ?? 1_000_000);
const WRITES = 2_000;

const dataDir = mkdtempSync(join(tmpdir(), "debrief-audit-"));
const record = await openRecord({ dataDir });
try {
  process.stdout.write("| what | how long |\n|---|---|\n");
  await measureWrites(record);
  await makeLong(record, entries);
  const begun = performance.now();
  const { entries: seen, findings } = await verifyAudit(record);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`| check of ${seen} entries, ${findings.length} findings | ${seconds} s |\n`);
} finally {
  await record.close();
  rmSync(dataDir, { recursive: true, force: true });
}

/** In turns of a hundred, so that both meet the same disk and the same neighbours. */
async function measureWrites(store: RecordStore): Promise<void> {
  const noting: InEach = (db, written) =>
    noteRows(db, { id: "key:dbk_bench" }, { action: "interactions.send", subject: "interactions", written }, Date.now());
  const silent: InEach = async () => {};
  const spent = new Map([
    [silent, 0],
    [noting, 0],
  ]);
  for (let n = 0; n < 2 * WRITES; n++) {
    const inEach = Math.floor(n / 100) % 2 === 0 ? silent : noting;
    const begun = performance.now();
    const item = { externalId: `${n}`, contactedAt: "2026-03-02T10:00:00Z", summary: "Asked twice where the refund is" };
    await writeItems(store, [item], { source: "Bench", now: Date.now(), inEach, withLast: async () => {} });
    spent.set(inEach, (spent.get(inEach) ?? 0) + performance.now() - begun);
  }
  const [without = 0, withEntries = 0] = spent.values();
  process.stdout.write(`| ${WRITES} writes without entries | ${(without / 1000).toFixed(2)} s |\n`);
  process.stdout.write(
    `| ${WRITES} writes with entries | ${(withEntries / 1000).toFixed(2)} s, ${(withEntries / without).toFixed(2)} times |\n`,
  );
}

async function makeLong(store: RecordStore, length: number): Promise<void> {
  const { write } = store.sqlite ?? {};
  if (!write) throw new Error("The bench makes its entries on SQLite");
  let hash = FIRST_HASH;
  await store.tx(async (db) => {
    write.exec("delete from audit_entry");
    const insert = write.prepare(
      "insert into audit_entry (seq, at, actor, action, subject, detail, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    for (let seq = 1; seq <= length; seq++) {
      const entry = {
        seq,
        at: seq * 1000,
        actor: "user:3",
        action: "failure.merge",
        subject: `failure:${seq}`,
        detail: { codes: ["a", "b"] },
      };
      const next = hashOf(hash, entry);
      insert.run(seq, entry.at, entry.actor, entry.action, entry.subject, JSON.stringify(entry.detail), hash, next);
      hash = next;
    }
    await sealHead(db, auditKey(store.dataDir), { position: length, hash });
  });
  rmSync(join(store.dataDir, "audit-head"), { force: true });
}
