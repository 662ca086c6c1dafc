import { refusal } from "@/app/api/answers";
import { cookiesAnswer } from "@/app/api/cookies-answer";
import { refuseForeign } from "@/lib/access/refusal";
import { signInSecondly } from "@/lib/access/sign-in";
import { serverWorkspace } from "@/lib/workspace";

/** `POST /api/session/second-factor` with `{ code }`: the second step of signing in; 204 with the cookie of the session. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseForeign(request);
    const { record } = await serverWorkspace();
    return cookiesAnswer(await signInSecondly(record, request));
  } catch (error) {
    return refusal(error);
  }
}
