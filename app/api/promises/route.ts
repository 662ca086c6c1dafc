import { refusal } from "@/app/api/answers";
import { promiseAnswer } from "@/app/api/promises/promise-answer";
import { enter } from "@/lib/access/enter";
import { makePromise } from "@/lib/promises/add-promise";
import { parsePromise } from "@/lib/promises/promise-requests";

/** `POST /api/promises` with `{ interaction, kind, words, due, clock, procedure, isMine }`: promised now. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/promises");
    const sent = parsePromise(await request.text());
    const now = Date.now();
    return await promiseAnswer(workspace, actor, await makePromise(workspace.record, actor, sent, now), now, 201);
  } catch (error) {
    return refusal(error);
  }
}
