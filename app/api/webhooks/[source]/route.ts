import { refusal } from "@/app/api/answers";
import { actingForSender } from "@/lib/access/acting-for-sender";
import { environment } from "@/lib/env";
import { beginAnswer, noteActor } from "@/lib/under-way";
import { receiveWebhook, type WebhookAnswer } from "@/lib/webhooks/receive";
import { TOKEN_PARAMETER } from "@/lib/webhooks/schemes";
import { urisOf } from "@/lib/webhooks/uris";
import { serverWorkspace } from "@/lib/workspace";

interface Context {
  params: Promise<{ source: string }>;
}

/** `POST /api/webhooks/<source>`: a delivery of another system, verified by the signature of its sender (docs/webhooks.md). */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    beginAnswer("POST /api/webhooks/[source]");
    const code = (await params).source;
    const actor = actingForSender(request, code);
    noteActor(actor.kind);
    const { record } = await serverWorkspace();
    const { headers, method, body } = request;
    const addressToken = new URL(request.url).searchParams.get(TOKEN_PARAMETER);
    const sent = { headers, method, body, addressToken, uris: urisOf(request, environment().hosts) };
    return answered(await receiveWebhook(record, actor, { code, request: sent }, Date.now()));
  } catch (error) {
    return refusal(error);
  }
}

function answered({ status, body, retryAfter, isPlainText = false }: WebhookAnswer): Response {
  const headers = new Headers({
    "content-type": isPlainText ? "text/plain; charset=utf-8" : "application/json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  return new Response(body, { status, headers });
}
