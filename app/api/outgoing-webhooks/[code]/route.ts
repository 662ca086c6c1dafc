import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseOutgoingChange } from "@/lib/outgoing/outgoing-requests";
import { changeOutgoing, deleteOutgoing } from "@/lib/outgoing/outgoing-webhooks";

const NO_STORE = { "cache-control": "no-store" };

/** `PATCH /api/outgoing-webhooks/<code>` with `{ isPaused }`: pauses it or lets it go on, also after it was given up. */
export async function PATCH(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/outgoing-webhooks/[code]");
    const { code } = await params;
    const change = parseOutgoingChange(await request.text());
    return Response.json(await changeOutgoing(workspace.record, actor, code, change, Date.now()), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/outgoing-webhooks/<code>`: deletes it with all its messages. */
export async function DELETE(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/outgoing-webhooks/[code]");
    const { code } = await params;
    await deleteOutgoing(workspace.record, actor, code);
    return Response.json({ code }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
