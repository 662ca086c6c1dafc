import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { parseWeights } from "@/lib/priorities/weight-requests";
import { changeWeights } from "@/lib/priorities/weights";
import { serverWorkspace } from "@/lib/workspace";

/** `PATCH /api/priorities` with `{ weights }`: what the ranking of failures weighs by; `{ weights: null }` brings the defaults back. */
export async function PATCH(request: Request): Promise<Response> {
  try {
    const actor = actingFor(request);
    const weights = parseWeights(await request.text());
    const { record } = await serverWorkspace();
    return Response.json(await changeWeights(record, actor, weights), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
