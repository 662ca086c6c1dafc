import { refusal } from "@/app/api/answers";
import { cookiesAnswer } from "@/app/api/cookies-answer";
import { enter } from "@/lib/access/enter";
import { refuseForeign } from "@/lib/access/refusal";
import { signIn, signOut } from "@/lib/access/sign-in";
import { serverWorkspace } from "@/lib/workspace";

/**
 * `POST /api/session` with `{ email, password }`: begins a session; 204 with its cookie, 202 when a code of the second
 * factor is to follow, or 401 that does not say which of the two was wrong.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseForeign(request);
    const { record } = await serverWorkspace();
    const { cookies, needsSecondFactor } = await signIn(record, request);
    return cookiesAnswer(cookies, needsSecondFactor ? 202 : 204);
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/session`: ends the session of this browser. */
export async function DELETE(request: Request): Promise<Response> {
  try {
    const { workspace } = await enter(request, "DELETE /api/session");
    return cookiesAnswer(await signOut(workspace.record, request));
  } catch (error) {
    return refusal(error);
  }
}
