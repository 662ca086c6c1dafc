import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { changeProcedure } from "@/lib/procedures/change-procedure";
import { parseProcedureChange } from "@/lib/procedures/procedure-requests";

interface Context {
  params: Promise<{ code: string }>;
}

/** `PATCH /api/procedures/<code>` with `{ productionTeam, supportTeam, documentUrl, eligible, isRetired }`, or some of them. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/procedures/[code]");
    const change = parseProcedureChange(await request.text());
    const { record } = workspace;
    const { code } = await params;
    await changeProcedure(record, actor, code, change, Date.now());
    return Response.json({ code, ...change }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
