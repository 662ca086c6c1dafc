import type { KeptLists } from "@/app/(dashboard)/imports/[id]/_components/kept-by-undo";
import type { Actor } from "@/lib/access/actor";
import type { Entered } from "@/lib/access/enter";
import { BadImportError, NotFoundError } from "@/lib/errors";
import { type DraftView, viewDraft } from "@/lib/imports/draft-view";
import { isUnfinished } from "@/lib/imports/import-progress";
import { importedDays } from "@/lib/imports/imported-days";
import { getImport, type ListedImport, type ListedRejection, rejectedRows } from "@/lib/imports/list-imports";
import { keptByUndo, mayBeUndone } from "@/lib/imports/undo-import";
import { lastParam } from "@/lib/raw-params";
import { workspaceSettings } from "@/lib/settings";

export interface ImportPageData {
  job: ListedImport;
  /** What a draft would become; null for what is imported or being imported. */
  draft: DraftView | null;
  /** Why a draft cannot be read any more. */
  draftProblem: string | null;
  /** First and last day of what came in; null while it runs or when nothing did. */
  days: { firstDay: number; lastDay: number } | null;
  /** How long it took; null while it runs. */
  seconds: number | null;
  rejections: { rows: ListedRejection[]; isFirstPage: boolean; nextPlace: string | null };
  /** What an undone import has left behind; null for one that is not undone. */
  kept: KeptLists | null;
  /** Whether it can be taken back, or is being taken back. */
  mayUndo: boolean;
  zone: string;
}

/** Null when there is no such import. */
export async function readImportPage(
  { actor, workspace: { record } }: Entered,
  id: string,
  params: Record<string, string | string[] | undefined>,
): Promise<ImportPageData | null> {
  if (!/^[1-9]\d{0,8}$/.test(id)) return null;
  const job = await getImport(record, actor, Number(id)).catch((error: unknown) => {
    if (error instanceof NotFoundError) return null;
    throw error;
  });
  if (!job) return null;
  const place = placeOf(lastParam(params, "after"));
  const { rows, nextCursor } = await rejectedRows(record, actor, job.id, place);
  const { startedAt, finishedAt } = job;
  return {
    job,
    ...(await readDraftPart(record, actor, job)),
    days: job.state === "draft" || isUnfinished(job.state) ? null : await importedDays(record, actor, job),
    seconds: startedAt === null || finishedAt === null ? null : (finishedAt - startedAt) / 1000,
    rejections: { rows, isFirstPage: place === undefined, nextPlace: nextCursor && `${nextCursor.line}_${nextCursor.id}` },
    kept: job.state === "undone" ? await keptByUndo(record, actor, job.id, KEPT_SHOWN) : null,
    mayUndo: job.undoneAt !== null ? job.state !== "undone" : job.created > 0 && mayBeUndone(job, Date.now()),
    zone: (await workspaceSettings(record.db)).zone,
  };
}

const KEPT_SHOWN = 100;

async function readDraftPart(
  record: Entered["workspace"]["record"],
  actor: Actor,
  { id, state }: ListedImport,
): Promise<Pick<ImportPageData, "draft" | "draftProblem">> {
  if (state !== "draft") return { draft: null, draftProblem: null };
  try {
    return { draft: await viewDraft(record, actor, id), draftProblem: null };
  } catch (error) {
    if (error instanceof BadImportError) return { draft: null, draftProblem: error.message };
    throw error;
  }
}

/** A place that cannot be read is the first rejected row. */
function placeOf(value: string | undefined): { line: number; id: number } | undefined {
  const [, line, id] = /^(\d{1,9})_(\d{1,9})$/.exec(value ?? "") ?? [];
  return line === undefined || id === undefined ? undefined : { line: Number(line), id: Number(id) };
}
