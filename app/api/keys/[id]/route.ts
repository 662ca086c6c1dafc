import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { parseKeyId, revokeKey } from "@/lib/access/api-keys";
import { serverWorkspace } from "@/lib/workspace";

/** `DELETE /api/keys/<id>`: revokes a key for ever; answers with it as it is now. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const actor = actingFor(request);
    const id = parseKeyId((await params).id);
    const { record } = await serverWorkspace();
    return Response.json(await revokeKey(record, actor, id, Date.now()), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
