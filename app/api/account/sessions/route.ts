import { refusal } from "@/app/api/answers";
import { doneAnswer } from "@/app/api/cookies-answer";
import { enter } from "@/lib/access/enter";
import { endSessions } from "@/lib/access/sessions";
import { requireUser } from "@/lib/users/own-account";

/** `DELETE /api/account/sessions`: ends every session of the user but this one. */
export async function DELETE(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/account/sessions");
    const { id, sessionId } = requireUser(actor);
    await workspace.record.tx((db) => endSessions(db, id, sessionId));
    return doneAnswer();
  } catch (error) {
    return refusal(error);
  }
}
