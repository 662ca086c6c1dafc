import { connection } from "next/server";
import { fileAnswer, refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { jsonBody } from "@/lib/imports/import-requests";
import { deleteMapping, getMapping, parseNewName, renameMapping } from "@/lib/imports/saved-mappings";
import { serverWorkspace } from "@/lib/workspace";

interface Context {
  params: Promise<{ code: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/imports/mappings/<code>`: the mapping as a JSON file, to be handed on. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const actor = actingFor(request);
    const { record } = await serverWorkspace();
    const { code, mapping } = await getMapping(record, actor, (await params).code);
    return fileAnswer(`${JSON.stringify(mapping, null, 2)}\n`, `${code}.mapping.json`, "application/json; charset=utf-8");
  } catch (error) {
    return refusal(error);
  }
}

/** `PATCH /api/imports/mappings/<code>` with `{ "name": … }`: renames it; its code stays. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = actingFor(request);
    const name = parseNewName(await jsonBody(request));
    const { record } = await serverWorkspace();
    return Response.json(await renameMapping(record, actor, (await params).code, name, Date.now()), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/imports/mappings/<code>`: forgets it; imports that were made by it keep their own copy. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = actingFor(request);
    const { record } = await serverWorkspace();
    return Response.json(await deleteMapping(record, actor, (await params).code), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
