import { refusal } from "@/app/api/answers";
import { doneAnswer } from "@/app/api/cookies-answer";
import { refuseForeign } from "@/lib/access/refusal";
import { resetPassword } from "@/lib/users/passwords-anew";
import { serverWorkspace } from "@/lib/workspace";

/** `POST /api/password/reset` with `{ token, password }`: a new password for who holds the link; every session of theirs ends. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseForeign(request);
    const { record } = await serverWorkspace();
    await resetPassword(record, request, Date.now());
    return doneAnswer();
  } catch (error) {
    return refusal(error);
  }
}
