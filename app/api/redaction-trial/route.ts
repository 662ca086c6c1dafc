import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseTrial } from "@/lib/privacy/privacy-requests";
import { tryRedaction } from "@/lib/privacy/privacy-settings";

/** `POST /api/redaction-trial` with `{ text }`: the text as it would be kept. It is kept nowhere. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/redaction-trial");
    const text = parseTrial(await request.text());
    return Response.json({ text: await tryRedaction(workspace.record, actor, text) }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
