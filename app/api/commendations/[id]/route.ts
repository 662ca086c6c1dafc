import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { changeCommendation, takeAwayCommendation } from "@/lib/commendations/capture";
import { commendationId } from "@/lib/commendations/commendation-id";
import { parseCommendation } from "@/lib/commendations/commendation-requests";

interface Context {
  params: Promise<{ id: string }>;
}

/** `PATCH /api/commendations/<id>` with the fields of a new one but its interaction: corrects it. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/commendations/[id]");
    const fields = parseCommendation(await request.text());
    const id = commendationId((await params).id);
    await changeCommendation(workspace.record, actor, id, fields, Date.now());
    await workspace.facts.sync();
    return Response.json({ id }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/commendations/<id>`: takes it away; answers with what brings it back within a day. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/commendations/[id]");
    const undo = await takeAwayCommendation(workspace.record, actor, commendationId((await params).id), Date.now());
    await workspace.facts.sync();
    return Response.json({ undo }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
