import { refusal } from "@/app/api/answers";
import { actingForKey } from "@/lib/access/acting-for-key";
import type { Operation } from "@/lib/api/define";
import { perform } from "@/lib/api/perform";
import { beginAnswer, noteActor } from "@/lib/under-way";
import { serverWorkspace } from "@/lib/workspace";

/** The answer to a program that asks for an operation of the public interface: it must show a key, always. */
export async function answerV1(operation: Operation, request: Request, params?: Promise<{ id: string }>): Promise<Response> {
  try {
    beginAnswer(`${operation.method} ${operation.path}`);
    const { actor, key } = await actingForKey(request, serverWorkspace);
    noteActor(actor.kind);
    const workspace = await serverWorkspace();
    const { answer, isReplay } = await perform(operation, request, { workspace, actor, key, id: (await params)?.id });
    const headers = new Headers({ "content-type": "application/json", "cache-control": "no-store" });
    if (isReplay) headers.set("idempotent-replayed", "true");
    return new Response(answer.text, { status: answer.status, headers });
  } catch (error) {
    return refusal(error);
  }
}
