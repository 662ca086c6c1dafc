import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { textBody } from "@/lib/imports/import-requests";
import { mappingFromJson } from "@/lib/imports/parse-mapping";
import { listMappings, saveMapping } from "@/lib/imports/saved-mappings";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/imports/mappings`: the mappings that were made or brought here, by name. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/imports/mappings");
    const { record } = workspace;
    return Response.json({ mappings: await listMappings(record, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/imports/mappings` with a mapping as JSON: keeps it for files with its columns; 201. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/imports/mappings");
    const mapping = mappingFromJson(await textBody(request));
    const { record } = workspace;
    const saved = await saveMapping(record, actor, { mapping, name: mapping.name }, Date.now());
    return Response.json(saved, { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
