import { refusal } from "@/app/api/answers";
import { promiseAnswer } from "@/app/api/promises/promise-answer";
import { enter } from "@/lib/access/enter";
import { completePromise, takeCompletionBack } from "@/lib/promises/end-promise";
import { parseCompletion, parseSeen, promiseId } from "@/lib/promises/promise-requests";

interface Context {
  params: Promise<{ id: string }>;
}

/** `POST /api/promises/<id>/completion` with `{ satisfied, words, at }`: it is done, with the word of the customer. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/promises/[id]/completion");
    const id = promiseId((await params).id);
    const now = Date.now();
    await completePromise(workspace.record, actor, id, parseCompletion(await request.text()), now);
    return await promiseAnswer(workspace, actor, id, now);
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/promises/<id>/completion` with `{ seen }`, when it was done: it is open again. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/promises/[id]/completion");
    const id = promiseId((await params).id);
    const now = Date.now();
    await takeCompletionBack(workspace.record, actor, id, parseSeen(await request.text()), now);
    return await promiseAnswer(workspace, actor, id, now);
  } catch (error) {
    return refusal(error);
  }
}
