import { and, asc, desc, eq, gt, lt, or } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { importJob, rejectedRow, source } from "@/db/schema";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { NotFoundError } from "@/lib/errors";
import type { ImportJob } from "@/lib/imports/run-import";

/** An import with the source its rows are filed under. */
export type ListedImport = ImportJob & { sourceCode: string; sourceName: string };

export type ListedRejection = typeof rejectedRow.$inferSelect;

const IMPORTS_AT_ONCE = 50;
const REJECTIONS_AT_ONCE = 100;

/** Imports, the newest first. @param cursor the id of the last one seen */
export async function listImports(
  record: RecordStore,
  actor: Actor,
  cursor?: number,
): Promise<{ imports: ListedImport[]; nextCursor: number | null }> {
  requireRight(actor, "import");
  const rows = await selectImports(record)
    .where(cursor === undefined ? undefined : lt(importJob.id, cursor))
    .orderBy(desc(importJob.id))
    .limit(IMPORTS_AT_ONCE + 1);
  const imports = rows.slice(0, IMPORTS_AT_ONCE).map(listed);
  return { imports, nextCursor: rows.length > IMPORTS_AT_ONCE ? (imports.at(-1)?.id ?? null) : null };
}

/** @throws NotFoundError */
export async function getImport(record: RecordStore, actor: Actor, id: number): Promise<ListedImport> {
  requireRight(actor, "import");
  const [row] = await selectImports(record).where(eq(importJob.id, id));
  if (!row) throw new NotFoundError(`There is no import ${id}.`, "id");
  return listed(row);
}

/** Rejected rows in the order of the file. @param cursor where the page before ended */
export async function rejectedRows(
  record: RecordStore,
  actor: Actor,
  id: number,
  cursor?: { line: number; id: number },
): Promise<{ rows: ListedRejection[]; nextCursor: { line: number; id: number } | null }> {
  requireRight(actor, "import");
  const after = cursor && or(gt(rejectedRow.line, cursor.line), and(eq(rejectedRow.line, cursor.line), gt(rejectedRow.id, cursor.id)));
  const rows = await record.db
    .select()
    .from(rejectedRow)
    .where(and(eq(rejectedRow.importId, id), after))
    .orderBy(asc(rejectedRow.line), asc(rejectedRow.id))
    .limit(REJECTIONS_AT_ONCE + 1);
  const page = rows.slice(0, REJECTIONS_AT_ONCE);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > REJECTIONS_AT_ONCE && last ? { line: last.line, id: last.id } : null };
}

function selectImports(record: RecordStore) {
  return record.db
    .select({ job: importJob, sourceCode: source.code, sourceName: source.name })
    .from(importJob)
    .leftJoin(source, eq(importJob.sourceId, source.id))
    .$dynamic();
}

function listed({ job, sourceCode, sourceName }: { job: ImportJob; sourceCode: string | null; sourceName: string | null }): ListedImport {
  return { ...job, sourceCode: sourceCode ?? "", sourceName: sourceName ?? "" };
}
