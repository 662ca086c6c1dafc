import { refusal } from "@/app/api/answers";
import { doneAnswer } from "@/app/api/cookies-answer";
import { enter } from "@/lib/access/enter";
import { changeUser, parseUserId } from "@/lib/users/users";

/** `PATCH /api/users/<id>` with any of `{ role, teams, personId, isDisabled }`; it holds from their next request on. */
export async function PATCH(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/users/[id]");
    const id = parseUserId((await params).id);
    await changeUser(workspace.record, actor, id, await request.json().catch(() => null), Date.now());
    return doneAnswer();
  } catch (error) {
    return refusal(error);
  }
}
