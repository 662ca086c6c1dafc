import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseNewRecognition } from "@/lib/recognition/recognition-requests";
import { thank } from "@/lib/recognition/thank";

/** `POST /api/recognitions` with `{ commendation | interaction, behaviour, message?, reward? }`: thanks in private; 201 with its id. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/recognitions");
    const id = await thank(workspace.record, actor, parseNewRecognition(await request.text()), Date.now());
    await workspace.facts.sync();
    return Response.json({ id }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
