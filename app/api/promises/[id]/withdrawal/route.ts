import { refusal } from "@/app/api/answers";
import { promiseAnswer } from "@/app/api/promises/promise-answer";
import { enter } from "@/lib/access/enter";
import { takeWithdrawalBack, withdrawPromise } from "@/lib/promises/end-promise";
import { parseSeen, parseWithdrawal, promiseId } from "@/lib/promises/promise-requests";

interface Context {
  params: Promise<{ id: string }>;
}

/** `POST /api/promises/<id>/withdrawal` with `{ by, reason }`. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/promises/[id]/withdrawal");
    const id = promiseId((await params).id);
    const now = Date.now();
    await withdrawPromise(workspace.record, actor, id, parseWithdrawal(await request.text()), now);
    return await promiseAnswer(workspace, actor, id, now);
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/promises/<id>/withdrawal` with `{ seen }`, when it was withdrawn: it is open again. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/promises/[id]/withdrawal");
    const id = promiseId((await params).id);
    const now = Date.now();
    await takeWithdrawalBack(workspace.record, actor, id, parseSeen(await request.text()), now);
    return await promiseAnswer(workspace, actor, id, now);
  } catch (error) {
    return refusal(error);
  }
}
