import { refusal } from "@/app/api/answers";
import { doneAnswer } from "@/app/api/cookies-answer";
import { enter } from "@/lib/access/enter";
import { endSession, parseSessionId } from "@/lib/access/sessions";
import { requireUser } from "@/lib/users/own-account";

/** `DELETE /api/account/sessions/<id>`: ends one session of the user; another's is left alone. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/account/sessions/[id]");
    const self = requireUser(actor);
    const id = parseSessionId((await params).id);
    await workspace.record.tx((db) => endSession(db, self.id, id));
    return doneAnswer();
  } catch (error) {
    return refusal(error);
  }
}
