import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseMessageId, resendMessage } from "@/lib/outgoing/deliveries";

/** `POST /api/outgoing-webhooks/<code>/messages/<id>`: tries a message that was given up again, under its own id. */
export async function POST(request: Request, { params }: { params: Promise<{ code: string; id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/outgoing-webhooks/[code]/messages/[id]");
    const { code, id } = await params;
    const message = await resendMessage(workspace.record, actor, code, parseMessageId(id), Date.now());
    return Response.json(message, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
