import { recordText } from "@/app/messages/record-text";

/** Each 1–10; null is not judged. */
export interface Judged {
  severity: number | null;
  occurrence: number | null;
  detection: number | null;
}

/** Keeps how people judge a failure. Rejects with a sentence to show. */
export async function keepAssessment(code: string, judged: Judged): Promise<void> {
  const response = await fetch(`/api/failures/${encodeURIComponent(code)}/assessment`, { method: "PUT", body: JSON.stringify(judged) });
  if (response.ok) return;
  const refused: { error?: { message?: string } } = await response.json().catch(() => ({}));
  throw new Error(refused.error?.message ?? recordText.assessment.failed);
}
