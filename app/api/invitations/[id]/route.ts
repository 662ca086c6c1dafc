import { refusal } from "@/app/api/answers";
import { doneAnswer } from "@/app/api/cookies-answer";
import { enter } from "@/lib/access/enter";
import { parseInvitationId, revokeInvitation } from "@/lib/users/invitations";

/** `DELETE /api/invitations/<id>`: takes an open invitation back. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/invitations/[id]");
    await revokeInvitation(workspace.record, actor, parseInvitationId((await params).id), Date.now());
    return doneAnswer();
  } catch (error) {
    return refusal(error);
  }
}
