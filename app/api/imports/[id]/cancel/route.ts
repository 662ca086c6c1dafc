import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseImportId } from "@/lib/imports/import-requests";
import { getImport } from "@/lib/imports/list-imports";
import { cancelImport } from "@/lib/imports/start-import";

/** `POST /api/imports/<id>/cancel`: stops an import between two batches; what was imported stays. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/imports/[id]/cancel");
    const id = parseImportId((await params).id);
    const { record } = workspace;
    await cancelImport(record, actor, id);
    return Response.json(await getImport(record, actor, id), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
