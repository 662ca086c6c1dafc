import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { isoDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { withdrawBaselineChange } from "@/lib/failures/baseline-changes";
import { parseChangeId } from "@/lib/failures/baseline-requests";

interface Context {
  params: Promise<{ code: string; id: string }>;
}

/** `DELETE /api/failures/<code>/baseline-changes/<id>`: takes a change back; answers with it, so that it can be sent again. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/failures/[code]/baseline-changes/[id]");
    const { code, id: text } = await params;
    const id = parseChangeId(text);
    if (id === null) throw new NotFoundError(`"${text.slice(0, 40)}" is no change of what is usual`, "id");
    const { record } = workspace;
    const change = await withdrawBaselineChange(record, actor, code, id, Date.now());
    return Response.json({ ...change, day: isoDay(change.day) }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
