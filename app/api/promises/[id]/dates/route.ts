import { refusal } from "@/app/api/answers";
import { promiseAnswer } from "@/app/api/promises/promise-answer";
import { enter } from "@/lib/access/enter";
import { movePromise, takeMoveBack } from "@/lib/promises/move-promise";
import { parseMove, parseSeen, promiseId } from "@/lib/promises/promise-requests";

interface Context {
  params: Promise<{ id: string }>;
}

/** `POST /api/promises/<id>/dates` with `{ due, clock, byCustomer, reason }`: a new date; the first one stays. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/promises/[id]/dates");
    const id = promiseId((await params).id);
    const now = Date.now();
    await movePromise(workspace.record, actor, id, parseMove(await request.text()), now);
    return await promiseAnswer(workspace, actor, id, now);
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/promises/<id>/dates` with `{ seen }`, the number of the last date: the one before holds again. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/promises/[id]/dates");
    const id = promiseId((await params).id);
    const now = Date.now();
    await takeMoveBack(workspace.record, actor, id, parseSeen(await request.text()), now);
    return await promiseAnswer(workspace, actor, id, now);
  } catch (error) {
    return refusal(error);
  }
}
