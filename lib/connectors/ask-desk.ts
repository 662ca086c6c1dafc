import type { ConnectorLimits } from "@/lib/connectors/limits";
import { askTarget, type GuardedAnswer, type Target } from "@/lib/outgoing/guarded-fetch";

/** What a help desk has answered. */
export type DeskAnswer = GuardedAnswer;

/**
 * Asks a help desk once, at the address that its name was resolved to; no credentials go elsewhere.
 * @throws NoAnswerError, AnswerTooLargeError
 */
export function askDesk(
  { url, ...resolved }: Target,
  path: string,
  { authorization, limits, signal }: { authorization: string; limits: ConnectorLimits; signal?: AbortSignal | undefined },
): Promise<DeskAnswer> {
  return askTarget(
    { url: new URL(path, url), ...resolved },
    {
      method: "GET",
      headers: { authorization, accept: "application/json" },
      timeoutMs: limits.answerSeconds * 1000,
      maxBytes: limits.pageBytes,
      signal,
    },
  );
}
