import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseWeights } from "@/lib/priorities/weight-requests";
import { changeWeights } from "@/lib/priorities/weights";

/** `PATCH /api/priorities` with `{ weights }`: what the ranking of failures weighs by; `{ weights: null }` brings the defaults back. */
export async function PATCH(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/priorities");
    const weights = parseWeights(await request.text());
    const { record } = workspace;
    return Response.json(await changeWeights(record, actor, weights), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
