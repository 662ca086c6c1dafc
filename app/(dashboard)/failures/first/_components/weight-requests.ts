import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";

/** Keeps weights; null brings the usual ones back. Rejects with a sentence to show. */
export async function keepWeights(weights: { measures: Record<string, number>; severity: Record<string, number> } | null): Promise<void> {
  await accepted(await fetch("/api/priorities", { method: "PATCH", body: JSON.stringify({ weights }) }), recordText.priorities.failed);
}
