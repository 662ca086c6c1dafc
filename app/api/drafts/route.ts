import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { beginDraft } from "@/lib/documenting/drafts";
import { parseDraft } from "@/lib/documenting/form-schema";

/** `POST /api/drafts` with what the form holds: keeps it for whoever typed it; 201 with its id. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/drafts");
    const content = parseDraft(await request.text());
    const { record } = workspace;
    const id = await beginDraft(record, actor, content, Date.now());
    return Response.json({ id }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
