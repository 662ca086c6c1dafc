import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseNewWebhook } from "@/lib/webhooks/webhook-requests";
import { createWebhook, listWebhooks } from "@/lib/webhooks/webhook-sources";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/webhook-sources`: every webhook, the newest first, without its secrets. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/webhook-sources");
    const { record } = workspace;
    return Response.json({ webhooks: await listWebhooks(record, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/webhook-sources` with `{ name, sender, mapping?, source?, secret? }`: makes a webhook; 201 with its secret, this once. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/webhook-sources");
    const asked = parseNewWebhook(await request.text());
    const { record } = workspace;
    return Response.json(await createWebhook(record, actor, asked, Date.now()), { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
