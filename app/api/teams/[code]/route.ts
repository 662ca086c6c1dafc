import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { changeTeam } from "@/lib/procedures/change-procedure";
import { parseTeamChange } from "@/lib/procedures/procedure-requests";

interface Context {
  params: Promise<{ code: string }>;
}

/** `PATCH /api/teams/<code>` with `{ isSystem }`: whether it is not people but a system that others wait on. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/teams/[code]");
    const change = parseTeamChange(await request.text());
    const { record } = workspace;
    const { code } = await params;
    await changeTeam(record, actor, code, change);
    return Response.json({ code, ...change }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
