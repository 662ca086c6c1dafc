import { recordText } from "@/app/messages/record-text";
import type { FailureChange } from "@/lib/failures/failure-requests";

/** What is to be changed of one failure. */
export type ChangeOfFailure = FailureChange & { code: string };

/** Changes failures, all of them or none. Resolves to what undoes it, rejects with a sentence to show. */
export async function changeFailures(failures: readonly ChangeOfFailure[]): Promise<ChangeOfFailure[]> {
  const response = await fetch("/api/failures", { method: "PATCH", body: JSON.stringify({ failures }) });
  const answer: { failures?: ChangeOfFailure[]; error?: { message?: string } } = await response.json().catch(() => ({}));
  if (response.ok && answer.failures) return answer.failures;
  throw new Error(answer.error?.message ?? recordText.failures.bulk.failed);
}
