import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { restoreCommendation } from "@/lib/commendations/capture";
import { parseRestored } from "@/lib/commendations/commendation-requests";

/** `POST /api/commendations/restored` with `{ undo }`: brings back what was taken away; 201 with its id. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/commendations/restored");
    const id = await restoreCommendation(workspace.record, actor, parseRestored(await request.text()), Date.now());
    await workspace.facts.sync();
    return Response.json({ id }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
