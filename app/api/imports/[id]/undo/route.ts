import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseImportId } from "@/lib/imports/import-requests";
import { getImport } from "@/lib/imports/list-imports";
import { startUndo } from "@/lib/imports/start-undo";
import { previewUndo } from "@/lib/imports/undo-import";

interface Context {
  params: Promise<{ id: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/imports/<id>/undo`: how many interactions undoing it would remove, keep, and leave as it changed them. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/imports/[id]/undo");
    const id = parseImportId((await params).id);
    const { record } = workspace;
    return Response.json(await previewUndo(record, actor, id, Date.now()), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/imports/<id>/undo`: takes the import back; 202 with its job, which counts what has been removed. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/imports/[id]/undo");
    const id = parseImportId((await params).id);
    const { record } = workspace;
    await startUndo(record, actor, id);
    return Response.json(await getImport(record, actor, id), { status: 202, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
