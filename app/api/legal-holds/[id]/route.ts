import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { releaseHold } from "@/lib/privacy/holds";
import { parseHoldId } from "@/lib/privacy/privacy-requests";

/** `DELETE /api/legal-holds/<id>`: releases a hold; it stays in the list. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/legal-holds/[id]");
    const id = parseHoldId((await params).id);
    await releaseHold(workspace.record, actor, id, Date.now());
    return Response.json({ id }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
