import { refusal } from "@/app/api/answers";
import { cookiesAnswer } from "@/app/api/cookies-answer";
import { ProviderError } from "@/lib/access/provider";
import { NotFoundError } from "@/lib/errors";

/** A browser that was on its way to signing in gets back to where it can, and is told why there. */
export function providerProblem(error: unknown): Response {
  const isTold = error instanceof ProviderError || error instanceof NotFoundError;
  return isTold ? cookiesAnswer([], 303, "/sign-in?problem=provider") : refusal(error);
}
