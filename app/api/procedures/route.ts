import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { actingForEither } from "@/lib/access/acting-for-key";
import { parseStrictFilters } from "@/lib/metrics/parse-request";
import { listProcedures } from "@/lib/procedures/list-procedures";
import { serverWorkspace } from "@/lib/workspace";

/** `GET /api/procedures?<filters>`: the register, what costs most time first. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const actor = await actingForEither(request, serverWorkspace);
    const filters = parseStrictFilters(new URL(request.url).searchParams);
    const { rows } = await listProcedures(await serverWorkspace(), actor, filters, { refuseUnknownCodes: true });
    return Response.json({ procedures: rows }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
