import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseStrictFilters } from "@/lib/metrics/parse-request";
import { listProcedures } from "@/lib/procedures/list-procedures";

/** `GET /api/procedures?<filters>`: the register, what costs most time first. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/procedures");
    const filters = parseStrictFilters(new URL(request.url).searchParams);
    const { rows } = await listProcedures(workspace, actor, filters, { refuseUnknownCodes: true });
    return Response.json({ procedures: rows }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
