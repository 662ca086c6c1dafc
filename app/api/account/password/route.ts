import { refusal } from "@/app/api/answers";
import { doneAnswer } from "@/app/api/cookies-answer";
import { enter } from "@/lib/access/enter";
import { changeOwnPassword } from "@/lib/users/own-account";

/** `PUT /api/account/password` with `{ current, password }`: changes the own password and ends the other sessions. */
export async function PUT(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PUT /api/account/password");
    await changeOwnPassword(workspace.record, actor, request, Date.now());
    return doneAnswer();
  } catch (error) {
    return refusal(error);
  }
}
