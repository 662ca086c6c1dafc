import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { changeProcedure } from "@/lib/procedures/change-procedure";
import { parseProcedureChange } from "@/lib/procedures/procedure-requests";
import { serverWorkspace } from "@/lib/workspace";

interface Context {
  params: Promise<{ code: string }>;
}

/** `PATCH /api/procedures/<code>` with `{ productionTeam, supportTeam, documentUrl, eligible, isRetired }`, or some of them. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = actingFor(request);
    const change = parseProcedureChange(await request.text());
    const { record } = await serverWorkspace();
    const { code } = await params;
    await changeProcedure(record, actor, code, change, Date.now());
    return Response.json({ code, ...change }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
