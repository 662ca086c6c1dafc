import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { changeFailures } from "@/lib/failures/change-failures";
import { parseFailureChange } from "@/lib/failures/failure-requests";
import { serverWorkspace } from "@/lib/workspace";

interface Context {
  params: Promise<{ code: string }>;
}

/** `PATCH /api/failures/<code>` with `{ owners?, archive? }`: changes one; answers with the change that undoes it. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = actingFor(request);
    const change = parseFailureChange(await request.text());
    const { code } = await params;
    const { record } = await serverWorkspace();
    const [before] = await changeFailures(record, actor, [{ code, ...change }], Date.now());
    return Response.json(before, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
