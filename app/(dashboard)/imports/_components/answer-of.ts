import { recordText } from "@/app/messages/record-text";

/** The JSON of an answer. @throws Error with the server's own sentence when it refuses */
export async function answerOf<T>(response: Response): Promise<T> {
  const answer = await response.json().catch(() => null);
  if (response.ok && answer !== null) return answer;
  throw new Error(answer?.error?.message ?? recordText.imports.upload.noAnswer);
}
