import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseNewSecret } from "@/lib/webhooks/webhook-requests";
import { addSecret } from "@/lib/webhooks/webhook-sources";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/webhook-sources/<code>/secrets` with `{ secret? }`: adds a secret beside the others; 201 with it, this once. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/webhook-sources/[code]/secrets");
    const { secret } = parseNewSecret(await request.text());
    const { record } = workspace;
    const added = await addSecret(record, actor, (await params).code, secret, Date.now());
    return Response.json(added, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
