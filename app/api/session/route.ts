import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { refuseForeign } from "@/lib/access/refusal";
import { signIn, signOut } from "@/lib/access/sign-in";
import { serverWorkspace } from "@/lib/workspace";

/** `POST /api/session` with `{ email, password }`: begins a session; 204 with its cookie, or 401 that does not say which of the two was wrong. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseForeign(request);
    const { record } = await serverWorkspace();
    return answered(await signIn(record, request));
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/session`: ends the session of this browser. */
export async function DELETE(request: Request): Promise<Response> {
  try {
    const { workspace } = await enter(request, "DELETE /api/session");
    return answered(await signOut(workspace.record, request));
  } catch (error) {
    return refusal(error);
  }
}

function answered(cookies: readonly string[]): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 204, headers });
}
