import { refusal } from "@/app/api/answers";
import { doneAnswer } from "@/app/api/cookies-answer";
import { enter } from "@/lib/access/enter";
import { endSessionsOf, parseUserId } from "@/lib/users/users";

/** `DELETE /api/users/<id>/sessions`: ends every session of a user. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/users/[id]/sessions");
    await endSessionsOf(workspace.record, actor, parseUserId((await params).id));
    return doneAnswer();
  } catch (error) {
    return refusal(error);
  }
}
