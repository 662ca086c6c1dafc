import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseRetention } from "@/lib/privacy/privacy-requests";
import { previewTomorrow } from "@/lib/privacy/privacy-settings";

/** `POST /api/retention-preview` with `{ retention }`: what tomorrow's round would let go under it. Nothing is changed. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/retention-preview");
    const retention = parseRetention(await request.text());
    return Response.json(await previewTomorrow(workspace.record, actor, retention, Date.now()), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
