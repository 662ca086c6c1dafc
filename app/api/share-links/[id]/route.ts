import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { revokeShare } from "@/lib/share-links/share-links";

/** `DELETE /api/share-links/<id>`: ends a link at once; answers with it as it is now. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/share-links/[id]");
    const { record } = workspace;
    return Response.json(await revokeShare(record, actor, (await params).id, Date.now()), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
