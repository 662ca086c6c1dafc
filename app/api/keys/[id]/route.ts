import { refusal } from "@/app/api/answers";
import { parseKeyId, revokeKey } from "@/lib/access/api-keys";
import { enter } from "@/lib/access/enter";

/** `DELETE /api/keys/<id>`: revokes a key for ever; answers with it as it is now. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/keys/[id]");
    const id = parseKeyId((await params).id);
    const { record } = workspace;
    return Response.json(await revokeKey(record, actor, id, Date.now()), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
