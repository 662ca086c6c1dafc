import { connection } from "next/server";
import { fileAnswer, refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { jsonBody } from "@/lib/imports/import-requests";
import { deleteMapping, getMapping, parseNewName, renameMapping } from "@/lib/imports/saved-mappings";

interface Context {
  params: Promise<{ code: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/imports/mappings/<code>`: the mapping as a JSON file, to be handed on. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/imports/mappings/[code]");
    const { record } = workspace;
    const { code, mapping } = await getMapping(record, actor, (await params).code);
    return fileAnswer(`${JSON.stringify(mapping, null, 2)}\n`, `${code}.mapping.json`, "application/json; charset=utf-8");
  } catch (error) {
    return refusal(error);
  }
}

/** `PATCH /api/imports/mappings/<code>` with `{ "name": … }`: renames it; its code stays. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/imports/mappings/[code]");
    const name = parseNewName(await jsonBody(request));
    const { record } = workspace;
    return Response.json(await renameMapping(record, actor, (await params).code, name, Date.now()), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/imports/mappings/<code>`: forgets it; imports that were made by it keep their own copy. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/imports/mappings/[code]");
    const { record } = workspace;
    return Response.json(await deleteMapping(record, actor, (await params).code), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
