import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { revokeFeed } from "@/lib/promise-feeds/promise-feeds";

/** `DELETE /api/promise-feeds/<id>`: ends a calendar address at once. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/promise-feeds/[id]");
    const { record } = workspace;
    await revokeFeed(record, actor, (await params).id, Date.now());
    return new Response(null, { status: 204 });
  } catch (error) {
    return refusal(error);
  }
}
