import { answerOf } from "@/app/(dashboard)/imports/_components/answer-of";
import type { UndoPreview } from "@/lib/imports/undo-import";

export async function fetchUndo(id: number): Promise<UndoPreview> {
  return answerOf(await fetch(`/api/imports/${id}/undo`));
}

export async function sendUndo(id: number): Promise<unknown> {
  return answerOf(await fetch(`/api/imports/${id}/undo`, { method: "POST" }));
}
