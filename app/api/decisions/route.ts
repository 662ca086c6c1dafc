import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { decide } from "@/lib/decisions/decide";
import { parseNewDecision } from "@/lib/decisions/decision-requests";
import { serverWorkspace } from "@/lib/workspace";

/** `POST /api/decisions` with `{ failure?, kind, text, team?, due? }`: writes down what was decided; 201 with its id. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = actingFor(request);
    const decided = parseNewDecision(await request.text());
    const { record } = await serverWorkspace();
    const id = await decide(record, actor, decided, Date.now());
    return Response.json({ id }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
