import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { removeSecret } from "@/lib/webhooks/webhook-sources";
import { serverWorkspace } from "@/lib/workspace";

interface Context {
  params: Promise<{ code: string; secret: string }>;
}

/** `DELETE /api/webhook-sources/<code>/secrets/<id>`: from now on nothing signed with it is believed. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = actingFor(request);
    const { code, secret } = await params;
    const { record } = await serverWorkspace();
    return Response.json(await removeSecret(record, actor, code, secret), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
