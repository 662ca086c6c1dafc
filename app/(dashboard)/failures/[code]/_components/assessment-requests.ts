import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";

/** Each 1–10; null is not judged. */
export interface Judged {
  severity: number | null;
  occurrence: number | null;
  detection: number | null;
}

/** Keeps how people judge a failure. Rejects with a sentence to show. */
export async function keepAssessment(code: string, judged: Judged): Promise<void> {
  await accepted(
    await fetch(`/api/failures/${encodeURIComponent(code)}/assessment`, { method: "PUT", body: JSON.stringify(judged) }),
    recordText.assessment.failed,
  );
}
