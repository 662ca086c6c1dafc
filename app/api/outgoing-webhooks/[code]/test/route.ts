import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { sendTestMessage } from "@/lib/outgoing/deliveries";

/** `POST /api/outgoing-webhooks/<code>/test`: sends a test message now; answers with how that went. */
export async function POST(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/outgoing-webhooks/[code]/test");
    const { code } = await params;
    const message = await sendTestMessage(workspace.record, actor, code, { now: Date.now, random: Math.random });
    return Response.json(message, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
