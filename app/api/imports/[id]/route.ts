import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { discardDraft } from "@/lib/imports/drafts";
import { parseImportId } from "@/lib/imports/import-requests";
import { getImport } from "@/lib/imports/list-imports";
import { serverWorkspace } from "@/lib/workspace";

/** `GET /api/imports/<id>`: one import with its counters, progress and warnings. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const actor = actingFor(request);
    const id = parseImportId((await params).id);
    const { record } = await serverWorkspace();
    return Response.json(await getImport(record, actor, id), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/imports/<id>`: forgets a draft and its file; an import that has begun is cancelled or undone instead. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const actor = actingFor(request);
    const id = parseImportId((await params).id);
    const { record } = await serverWorkspace();
    await discardDraft(record, actor, id);
    return Response.json({ id }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
