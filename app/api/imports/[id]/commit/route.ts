import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { commitDraft, parseCommit } from "@/lib/imports/drafts";
import { jsonBody, parseImportId } from "@/lib/imports/import-requests";
import { getImport } from "@/lib/imports/list-imports";
import { serverWorkspace } from "@/lib/workspace";

/** `POST /api/imports/<id>/commit`, optionally with `{ "saveAs": name }`: imports a draft as it reads now; 202. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const actor = actingFor(request);
    const id = parseImportId((await params).id);
    const { saveAs } = parseCommit(await jsonBody(request));
    const { record } = await serverWorkspace();
    await commitDraft(record, actor, id, saveAs);
    return Response.json(await getImport(record, actor, id), { status: 202, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
