import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { commendationId } from "@/lib/commendations/commendation-id";
import { parseVerification } from "@/lib/commendations/commendation-requests";
import { verifyCommendation } from "@/lib/commendations/verify-commendation";

interface Context {
  params: Promise<{ id: string }>;
}

/** `PUT /api/commendations/<id>/verification` with `{ verified }`: it was checked, or that is taken back. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PUT /api/commendations/[id]/verification");
    const verified = parseVerification(await request.text());
    const id = commendationId((await params).id);
    const { isOwn } = await verifyCommendation(workspace.record, actor, id, verified, Date.now());
    await workspace.facts.sync();
    return Response.json({ id, verified, isOwn }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
