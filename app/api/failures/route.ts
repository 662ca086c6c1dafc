import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { changeFailures } from "@/lib/failures/change-failures";
import { parseFailureChanges } from "@/lib/failures/failure-requests";
import { serverWorkspace } from "@/lib/workspace";

/**
 * `PATCH /api/failures` with `{ failures: [{ code, owners?, archive? }] }`: changes all of them or none; answers with the body
 * that undoes it.
 */
export async function PATCH(request: Request): Promise<Response> {
  try {
    const actor = actingFor(request);
    const changes = parseFailureChanges(await request.text());
    const { record } = await serverWorkspace();
    const failures = await changeFailures(record, actor, changes, Date.now());
    return Response.json({ failures }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
