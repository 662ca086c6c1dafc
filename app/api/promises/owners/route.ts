import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { changeOwners } from "@/lib/promises/own-promises";
import { parseOwners } from "@/lib/promises/promise-requests";
import { readPromises } from "@/lib/promises/read-promise";

/** `PATCH /api/promises/owners` with `{ promises: [{ id, owner, was }] }`: all of them or none. Answers what undoes it. */
export async function PATCH(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/promises/owners");
    const changes = parseOwners(await request.text());
    const now = Date.now();
    const undo = await changeOwners(workspace.record, actor, changes, now);
    const promises = await readPromises(
      workspace.record,
      actor,
      changes.map(({ id }) => id),
      now,
    );
    return Response.json({ promises, undo }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
