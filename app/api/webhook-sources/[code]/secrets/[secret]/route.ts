import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { removeSecret } from "@/lib/webhooks/webhook-sources";

interface Context {
  params: Promise<{ code: string; secret: string }>;
}

/** `DELETE /api/webhook-sources/<code>/secrets/<id>`: from now on nothing signed with it is believed. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/webhook-sources/[code]/secrets/[secret]");
    const { code, secret } = await params;
    const { record } = workspace;
    return Response.json(await removeSecret(record, actor, code, secret), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
