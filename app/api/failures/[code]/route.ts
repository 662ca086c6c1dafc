import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { changeFailures } from "@/lib/failures/change-failures";
import { parseFailureChange } from "@/lib/failures/failure-requests";

interface Context {
  params: Promise<{ code: string }>;
}

/** `PATCH /api/failures/<code>` with `{ owners?, archive? }`: changes one; answers with the change that undoes it. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/failures/[code]");
    const change = parseFailureChange(await request.text());
    const { code } = await params;
    const { record } = workspace;
    const [before] = await changeFailures(record, actor, [{ code, ...change }], Date.now());
    return Response.json(before, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
