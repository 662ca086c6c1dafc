import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { settleDecision } from "@/lib/decisions/decide";
import { parseDecisionState } from "@/lib/decisions/decision-requests";
import { NotFoundError } from "@/lib/errors";

interface Context {
  params: Promise<{ id: string }>;
}

/** `PATCH /api/decisions/<id>` with `{ state }`: it is done, withdrawn, or stands again. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/decisions/[id]");
    const state = parseDecisionState(await request.text());
    const { id } = await params;
    if (!/^\d{1,9}$/.test(id)) throw new NotFoundError(`there is no decision "${id}"`, "decision");
    const { record } = workspace;
    await settleDecision(record, actor, Number(id), state, Date.now());
    return Response.json({ id: Number(id), state }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
