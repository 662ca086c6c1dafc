import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { changeFailures } from "@/lib/failures/change-failures";
import { parseFailureChanges } from "@/lib/failures/failure-requests";
import { parseNewFailure } from "@/lib/failures/link-requests";
import { openFailure } from "@/lib/failures/open-failure";

const NO_STORE = { "cache-control": "no-store" };

/** `POST /api/failures` with `{ title, procedure, mode }`: a failure that somebody has seen; 201 with its code. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/failures");
    const wanted = parseNewFailure(await request.text());
    const { record } = workspace;
    const made = await openFailure(record, actor, wanted, Date.now());
    return Response.json(made, { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/**
 * `PATCH /api/failures` with `{ failures: [{ code, owners?, archive? }] }`: changes all of them or none; answers with the body
 * that undoes it.
 */
export async function PATCH(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/failures");
    const changes = parseFailureChanges(await request.text());
    const { record } = workspace;
    const failures = await changeFailures(record, actor, changes, Date.now());
    return Response.json({ failures }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
