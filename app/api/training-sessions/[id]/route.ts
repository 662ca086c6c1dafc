import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { NotFoundError } from "@/lib/errors";
import { parseSessionChange } from "@/lib/learning/session-requests";
import { changeSession } from "@/lib/learning/write-sessions";

interface Context {
  params: Promise<{ id: string }>;
}

/** `PATCH /api/training-sessions/<id>` with `{ day?, notes?, isCancelled? }`: changes a session, or calls it off. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/training-sessions/[id]");
    const asked = parseSessionChange(await request.text());
    const { id } = await params;
    if (!/^\d{1,9}$/.test(id)) throw new NotFoundError(`there is nothing by the id "${id.slice(0, 40)}"`, "id");
    const { record } = workspace;
    await changeSession(record, actor, Number(id), asked, Date.now());
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
