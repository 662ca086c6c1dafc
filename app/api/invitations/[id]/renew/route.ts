import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseInvitationId, renewInvitation } from "@/lib/users/invitations";

/** `POST /api/invitations/<id>/renew`: another link for an open invitation, in place of the old one. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/invitations/[id]/renew");
    const made = await renewInvitation(workspace.record, actor, parseInvitationId((await params).id), Date.now());
    return Response.json(made, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
