import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { changeView, deleteView } from "@/lib/views/saved-views";
import { parseViewChange } from "@/lib/views/view-requests";

interface Context {
  params: Promise<{ code: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `PATCH /api/views/<code>` with `{ name }`, `{ path, query }` or both: renames a view, or lets it open something else. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/views/[code]");
    const change = parseViewChange(await request.text());
    const { record } = workspace;
    return Response.json(await changeView(record, actor, (await params).code, change), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/views/<code>`: forgets a view; answers with it, so that it can be sent to `POST /api/views` to undo this. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/views/[code]");
    const { record } = workspace;
    return Response.json(await deleteView(record, actor, (await params).code), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
