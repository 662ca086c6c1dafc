import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { discardDraft } from "@/lib/imports/drafts";
import { parseImportId } from "@/lib/imports/import-requests";
import { getImport } from "@/lib/imports/list-imports";

/** `GET /api/imports/<id>`: one import with its counters, progress and warnings. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/imports/[id]");
    const id = parseImportId((await params).id);
    const { record } = workspace;
    return Response.json(await getImport(record, actor, id), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/imports/<id>`: forgets a draft and its file; an import that has begun is cancelled or undone instead. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/imports/[id]");
    const id = parseImportId((await params).id);
    const { record } = workspace;
    await discardDraft(record, actor, id);
    return Response.json({ id }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
