import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { nominate } from "@/lib/recognition/exemplars";
import { parseNewExemplar } from "@/lib/recognition/recognition-requests";

/** `POST /api/exemplars` with `{ interaction, behaviour }`: names it as exemplary; without a behaviour puts it aside. 201 with its id. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/exemplars");
    const id = await nominate(workspace.record, actor, parseNewExemplar(await request.text()), Date.now());
    return Response.json({ id }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
