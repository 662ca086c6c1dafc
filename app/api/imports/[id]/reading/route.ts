import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { viewDraft } from "@/lib/imports/draft-view";
import { changeReading, parseReading } from "@/lib/imports/drafts";
import { jsonBody, parseImportId } from "@/lib/imports/import-requests";

/** `PUT /api/imports/<id>/reading` with what a person has chosen: answers with the draft as it is read from now on. */
export async function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PUT /api/imports/[id]/reading");
    const id = parseImportId((await params).id);
    const reading = parseReading(await jsonBody(request));
    const { record } = workspace;
    await changeReading(record, actor, id, reading);
    return Response.json(await viewDraft(record, actor, id), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
