import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseWebhookChange } from "@/lib/webhooks/webhook-requests";
import { changeWebhook, deleteWebhook } from "@/lib/webhooks/webhook-sources";

interface Context {
  params: Promise<{ code: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `PATCH /api/webhook-sources/<code>` with `{ name }`, `{ isPaused }` or both. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/webhook-sources/[code]");
    const change = parseWebhookChange(await request.text());
    const { record } = workspace;
    return Response.json(await changeWebhook(record, actor, (await params).code, change, Date.now()), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/webhook-sources/<code>`: deletes a webhook and the list of its deliveries; what they have brought stays. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/webhook-sources/[code]");
    const { record } = workspace;
    await deleteWebhook(record, actor, (await params).code);
    return Response.json({ deleted: true }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
