import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { commitDraft, parseCommit } from "@/lib/imports/drafts";
import { jsonBody, parseImportId } from "@/lib/imports/import-requests";
import { getImport } from "@/lib/imports/list-imports";

/** `POST /api/imports/<id>/commit`, optionally with `{ "saveAs": name }`: imports a draft as it reads now; 202. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/imports/[id]/commit");
    const id = parseImportId((await params).id);
    const { saveAs } = parseCommit(await jsonBody(request));
    const { record } = workspace;
    await commitDraft(record, actor, id, saveAs);
    return Response.json(await getImport(record, actor, id), { status: 202, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
