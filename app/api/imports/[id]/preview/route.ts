import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { viewDraft } from "@/lib/imports/draft-view";
import { parseImportId } from "@/lib/imports/import-requests";

/** `GET /api/imports/<id>/preview`: how a draft is read, its first rows, and what importing it would do. Nothing is written. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/imports/[id]/preview");
    const id = parseImportId((await params).id);
    const { record } = workspace;
    return Response.json(await viewDraft(record, actor, id), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
