import { refusal } from "@/app/api/answers";
import { doneAnswer } from "@/app/api/cookies-answer";
import { enter } from "@/lib/access/enter";
import { parseUserId, resetFactorOf } from "@/lib/users/users";

/** `DELETE /api/users/<id>/second-factor`: for who has lost theirs. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/users/[id]/second-factor");
    await resetFactorOf(workspace.record, actor, parseUserId((await params).id), Date.now());
    return doneAnswer();
  } catch (error) {
    return refusal(error);
  }
}
