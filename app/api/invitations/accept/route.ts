import { refusal } from "@/app/api/answers";
import { cookiesAnswer } from "@/app/api/cookies-answer";
import { refuseForeign } from "@/lib/access/refusal";
import { beginSession } from "@/lib/access/sessions";
import { acceptInvitation } from "@/lib/users/invitations";
import { serverWorkspace } from "@/lib/workspace";

/** `POST /api/invitations/accept` with `{ token, name, password }`: makes a user of who holds the link, and signs them in. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseForeign(request);
    const { record } = await serverWorkspace();
    const id = await acceptInvitation(record, request, Date.now());
    return cookiesAnswer(await beginSession(record, request, id));
  } catch (error) {
    return refusal(error);
  }
}
