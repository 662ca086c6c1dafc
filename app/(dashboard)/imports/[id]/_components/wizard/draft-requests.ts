import { answerOf } from "@/app/(dashboard)/imports/_components/answer-of";
import type { DraftView } from "@/lib/imports/draft-view";
import type { Reading } from "@/lib/imports/reading";

/** What a browser asks of a draft. Every one of them fails with the server's own sentence. */
export async function fetchDraft(id: number, signal?: AbortSignal): Promise<DraftView> {
  return answerOf(await fetch(`/api/imports/${id}/preview`, signal ? { signal } : {}));
}

export async function sendReading(id: number, reading: Reading): Promise<DraftView> {
  return answerOf(await fetch(`/api/imports/${id}/reading`, { method: "PUT", body: JSON.stringify(reading) }));
}

export async function sendCommit(id: number, saveAs: string): Promise<unknown> {
  const body = JSON.stringify(saveAs.trim() === "" ? {} : { saveAs: saveAs.trim() });
  return answerOf(await fetch(`/api/imports/${id}/commit`, { method: "POST", body }));
}

export async function sendDiscard(id: number): Promise<unknown> {
  return answerOf(await fetch(`/api/imports/${id}`, { method: "DELETE" }));
}
