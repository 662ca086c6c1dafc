import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { NotFoundError } from "@/lib/errors";
import { settleAction } from "@/lib/learning/lesson-actions";
import { parseActionState } from "@/lib/learning/lesson-requests";

interface Context {
  params: Promise<{ id: string }>;
}

/** `PATCH /api/lesson-actions/<id>` with `{ state }`: it is done, withdrawn, or to be done after all. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/lesson-actions/[id]");
    const asked = parseActionState(await request.text());
    const { id } = await params;
    if (!/^\d{1,9}$/.test(id)) throw new NotFoundError(`there is nothing by the id "${id.slice(0, 40)}"`, "id");
    const { record } = workspace;
    await settleAction(record, actor, Number(id), asked, Date.now());
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
