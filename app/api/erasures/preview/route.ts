import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { previewErasure } from "@/lib/privacy/preview";
import { parseMeant } from "@/lib/privacy/privacy-requests";

/** `POST /api/erasures/preview`: what erasing somebody would empty. A POST, so that no log of addresses says who. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/erasures/preview");
    const meant = parseMeant(await request.text());
    return Response.json(await previewErasure(workspace.record, actor, meant), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
