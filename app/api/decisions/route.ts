import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { decide } from "@/lib/decisions/decide";
import { parseNewDecision } from "@/lib/decisions/decision-requests";

/** `POST /api/decisions` with `{ failure?, kind, text, team?, due? }`: writes down what was decided; 201 with its id. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/decisions");
    const decided = parseNewDecision(await request.text());
    const { record } = workspace;
    const id = await decide(record, actor, decided, Date.now());
    return Response.json({ id }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
