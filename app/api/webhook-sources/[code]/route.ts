import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { parseWebhookChange } from "@/lib/webhooks/webhook-requests";
import { changeWebhook, deleteWebhook } from "@/lib/webhooks/webhook-sources";
import { serverWorkspace } from "@/lib/workspace";

interface Context {
  params: Promise<{ code: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `PATCH /api/webhook-sources/<code>` with `{ name }`, `{ isPaused }` or both. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = actingFor(request);
    const change = parseWebhookChange(await request.text());
    const { record } = await serverWorkspace();
    return Response.json(await changeWebhook(record, actor, (await params).code, change, Date.now()), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/webhook-sources/<code>`: deletes a webhook and the list of its deliveries; what they have brought stays. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = actingFor(request);
    const { record } = await serverWorkspace();
    await deleteWebhook(record, actor, (await params).code);
    return Response.json({ deleted: true }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
