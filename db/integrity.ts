import { type SQL, sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { triggersFor } from "@/db/facts/triggers";
import { textTriggerName } from "@/db/search/text-trigger";

/** What is wrong with the record, in plain sentences; nothing when all is well. */
export async function checkRecord(record: RecordStore): Promise<string[]> {
  return record.snapshot(async (db) => [
    ...(record.dialect === "sqlite" ? await checkFile(db) : []),
    ...(await checkTriggers(record.dialect, db)),
    ...(await checkInvariants(db)),
  ]);
}

async function checkFile(db: Db): Promise<string[]> {
  const pages = await db.all<{ integrity_check: string }>(sql`pragma integrity_check`);
  const orphans = await db.all<{ table: string; rowid: number; parent: string }>(sql`pragma foreign_key_check`);
  return [
    ...pages.flatMap((row) => (row.integrity_check === "ok" ? [] : [`The database file is damaged: ${row.integrity_check}.`])),
    ...orphans.map((row) => `Row ${row.rowid} of ${row.table} points at a row of ${row.parent} that does not exist.`),
  ];
}

async function checkTriggers(dialect: RecordStore["dialect"], db: Db): Promise<string[]> {
  const names = await db.all<{ name: string }>(
    dialect === "sqlite" ? sql`select name from sqlite_schema where type = 'trigger'` : sql`select tgname as name from pg_trigger`,
  );
  const standing = new Set(names.map((row) => row.name));
  const wanted = [...triggersFor(dialect).map(({ name }) => name), textTriggerName(dialect)];
  return wanted.flatMap((name) =>
    standing.has(name)
      ? []
      : [`The trigger ${name} is missing: changes may not have been counted or become searchable. Restart to bring it back.`],
  );
}

interface Invariant {
  /** Selects id and what of each row that breaks it. */
  broken: SQL;
  says: (row: { id: number; what: string }) => string;
}

const invariants: readonly Invariant[] = [
  {
    broken: sql`select id, rows || ' rows, ' || accepted || ' accepted, ' || rejected || ' rejected' as what from import_job where state = 'done' and (rows is null or accepted + rejected <> rows)`,
    says: ({ id, what }) => `Import ${id} does not add up: ${what}.`,
  },
  {
    broken: sql`select id, accepted || ' accepted, ' || created || ' created, ' || changed || ' changed, ' || unchanged || ' unchanged' as what from import_job where state = 'done' and created + changed + unchanged <> accepted`,
    says: ({ id, what }) => `Import ${id} does not add up: ${what}.`,
  },
  {
    broken: sql`select id, rejected || '' as what from import_job where state = 'done' and rejected <> (select count(*) from rejected_row where rejected_row.import_id = import_job.id)`,
    says: ({ id, what }) => `Import ${id} rejected ${what} rows but does not keep as many.`,
  },
  {
    broken: sql`select f.id, f.follow_up_of_id || '' as what from interaction f left join interaction first on first.id = f.follow_up_of_id where f.follow_up_of_id is not null and (first.id is null or first.follow_up_of_id is not null)`,
    says: ({ id, what }) => `Interaction ${id} follows up interaction ${what}, which does not exist or is itself a follow-up.`,
  },
  {
    broken: sql`select m.id, coalesce(m.merged_into_id || '', 'none') as what from interaction m left join interaction into_one on into_one.id = m.merged_into_id where m.status = 'merged' and into_one.id is null`,
    says: ({ id, what }) => `Interaction ${id} was merged into another (${what}) that does not exist.`,
  },
  {
    broken: sql`select id, merged_into_id || '' as what from failure where merged_into_id is not null and (merged_into_id = id or merged_into_id not in (select id from failure))`,
    says: ({ id, what }) => `Failure ${id} was merged into failure ${what}, which is itself or does not exist.`,
  },
];

async function checkInvariants(db: Db): Promise<string[]> {
  const findings: string[] = [];
  for (const { broken, says } of invariants) findings.push(...(await db.all<{ id: number; what: string }>(broken)).map(says));
  return findings;
}
