import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { rotateOutgoing } from "@/lib/outgoing/outgoing-webhooks";

/** `POST /api/outgoing-webhooks/<code>/secret`: a new secret, shown this once; the one before it signs too, for a day. */
export async function POST(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/outgoing-webhooks/[code]/secret");
    const { code } = await params;
    const made = await rotateOutgoing(workspace.record, actor, code, Date.now());
    return Response.json(made, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
