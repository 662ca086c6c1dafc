import { refusal } from "@/app/api/answers";
import { cookiesAnswer } from "@/app/api/cookies-answer";
import { refuseForeign } from "@/lib/access/refusal";
import { beginSession } from "@/lib/access/sessions";
import { becomeFirst } from "@/lib/users/first-start";
import { serverWorkspace } from "@/lib/workspace";

/** `POST /api/users/first` with `{ code, name, email, password }`: the first administrator, signed in at once; only while there is no user. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseForeign(request);
    const { record } = await serverWorkspace();
    const id = await becomeFirst(record, request, Date.now());
    return cookiesAnswer(await beginSession(record, request, id));
  } catch (error) {
    return refusal(error);
  }
}
