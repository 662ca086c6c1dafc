import { refusal } from "@/app/api/answers";
import { doneAnswer } from "@/app/api/cookies-answer";
import { enter } from "@/lib/access/enter";
import { renameSelf } from "@/lib/users/own-account";

/** `PATCH /api/account` with `{ name }`: changes how the user is called. */
export async function PATCH(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/account");
    await renameSelf(workspace.record, actor, await request.json().catch(() => null), Date.now());
    return doneAnswer();
  } catch (error) {
    return refusal(error);
  }
}
