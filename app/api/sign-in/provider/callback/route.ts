import { connection } from "next/server";
import { cookiesAnswer } from "@/app/api/cookies-answer";
import { notInvited } from "@/app/api/sign-in/provider/not-invited";
import { providerProblem } from "@/app/api/sign-in/provider/provider-problem";
import { answerOfProvider } from "@/lib/access/provider-sign-in";
import { refuseForeign } from "@/lib/access/refusal";
import { serverWorkspace } from "@/lib/workspace";

/** `GET /api/sign-in/provider/callback`: where the identity provider sends the browser back to; a page for who has not been invited. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  try {
    refuseForeign(request);
    const { record } = await serverWorkspace();
    const came = await answerOfProvider(record, request, Date.now());
    if (came === null) return notInvited();
    const { cookies, needsSecondFactor, next } = came;
    const location = needsSecondFactor ? `/sign-in?${new URLSearchParams({ step: "code", next })}` : next;
    return cookiesAnswer(cookies, 303, location);
  } catch (error) {
    return providerProblem(error);
  }
}
