import { recordText } from "@/app/messages/record-text";

/** Keeps weights; null brings the usual ones back. Rejects with a sentence to show. */
export async function keepWeights(weights: { measures: Record<string, number>; severity: Record<string, number> } | null): Promise<void> {
  const response = await fetch("/api/priorities", { method: "PATCH", body: JSON.stringify({ weights }) });
  if (response.ok) return;
  const refused: { error?: { message?: string } } = await response.json().catch(() => ({}));
  throw new Error(refused.error?.message ?? recordText.priorities.failed);
}
