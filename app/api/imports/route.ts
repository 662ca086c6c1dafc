import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseImportCursor, uploadAndImport, uploadDraft } from "@/lib/imports/import-requests";
import { getImport, listImports } from "@/lib/imports/list-imports";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/imports?cursor=`: imports, the newest first. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/imports");
    const cursor = parseImportCursor(new URL(request.url).searchParams.get("cursor"));
    const { record } = workspace;
    return Response.json(await listImports(record, actor, cursor), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/**
 * `POST /api/imports` with a file as its body: takes it in and starts its import; 202 with the import as it stands. With
 * `?draft=1` or `x-import-draft: 1` it becomes a draft instead, which nothing is written of until it is committed; 201.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/imports");
    const { record } = workspace;
    const isDraft = new URL(request.url).searchParams.get("draft") === "1" || request.headers.get("x-import-draft") === "1";
    const id = isDraft ? await uploadDraft(record, actor, request) : await uploadAndImport(record, actor, request);
    const headers = { ...NO_STORE, location: `/api/imports/${id}` };
    return Response.json(await getImport(record, actor, id), { status: isDraft ? 201 : 202, headers });
  } catch (error) {
    return refusal(error);
  }
}
