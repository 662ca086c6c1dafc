import { refusal } from "@/app/api/answers";
import { promiseAnswer } from "@/app/api/promises/promise-answer";
import { enter } from "@/lib/access/enter";
import { parseReminder, promiseId } from "@/lib/promises/promise-requests";
import { remindOf } from "@/lib/promises/remind";

interface Context {
  params: Promise<{ id: string }>;
}

/** `PUT /api/promises/<id>/reminder` with `{ at }`: when its owner wants to be reminded; null: no longer. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PUT /api/promises/[id]/reminder");
    const id = promiseId((await params).id);
    const now = Date.now();
    await remindOf(workspace.record, actor, id, parseReminder(await request.text()).at, now);
    return await promiseAnswer(workspace, actor, id, now);
  } catch (error) {
    return refusal(error);
  }
}
