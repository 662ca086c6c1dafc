import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { changeTeam } from "@/lib/procedures/change-procedure";
import { parseTeamChange } from "@/lib/procedures/procedure-requests";
import { serverWorkspace } from "@/lib/workspace";

interface Context {
  params: Promise<{ code: string }>;
}

/** `PATCH /api/teams/<code>` with `{ isSystem }`: whether it is not people but a system that others wait on. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = actingFor(request);
    const change = parseTeamChange(await request.text());
    const { record } = await serverWorkspace();
    const { code } = await params;
    await changeTeam(record, actor, code, change);
    return Response.json({ code, ...change }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
