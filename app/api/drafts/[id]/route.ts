import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { discardDraft, keepDraft } from "@/lib/documenting/drafts";
import { parseDraft } from "@/lib/documenting/form-schema";
import { NotFoundError } from "@/lib/errors";

interface Context {
  params: Promise<{ id: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `PUT /api/drafts/<id>` with what the form holds by now. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PUT /api/drafts/[id]");
    const id = idIn((await params).id);
    const content = parseDraft(await request.text());
    const { record } = workspace;
    await keepDraft(record, actor, id, content, Date.now());
    return Response.json({ id }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/drafts/<id>`: discards it. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/drafts/[id]");
    const id = idIn((await params).id);
    const { record } = workspace;
    await discardDraft(record, actor, id, Date.now());
    return Response.json({ id }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

function idIn(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new NotFoundError("There is no such draft.", "id");
  return Number(text);
}
