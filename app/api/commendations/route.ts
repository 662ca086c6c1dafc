import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { addCommendation } from "@/lib/commendations/capture";
import { parseNewCommendation } from "@/lib/commendations/commendation-requests";

/** `POST /api/commendations` with `{ interaction, received, source?, text?, behaviour?, praised?, solicited? }`; 201 with its id. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/commendations");
    const fields = parseNewCommendation(await request.text());
    const id = await addCommendation(workspace.record, actor, fields, Date.now());
    await workspace.facts.sync();
    return Response.json({ id }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
