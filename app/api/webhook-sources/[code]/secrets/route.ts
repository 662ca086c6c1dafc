import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { parseNewSecret } from "@/lib/webhooks/webhook-requests";
import { addSecret } from "@/lib/webhooks/webhook-sources";
import { serverWorkspace } from "@/lib/workspace";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/webhook-sources/<code>/secrets` with `{ secret? }`: adds a secret beside the others; 201 with it, this once. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = actingFor(request);
    const { secret } = parseNewSecret(await request.text());
    const { record } = await serverWorkspace();
    const added = await addSecret(record, actor, (await params).code, secret, Date.now());
    return Response.json(added, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
