import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { changePlaybook } from "@/lib/playbooks/change-playbooks";
import { parsePlaybookChange } from "@/lib/playbooks/playbook-requests";

interface Context {
  params: Promise<{ code: string }>;
}

/** `PATCH /api/playbooks/<code>` with `{ name, about, isCycle, isRetired }`, or some of them. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/playbooks/[code]");
    const change = parsePlaybookChange(await request.text());
    const { code } = await params;
    const { record } = workspace;
    await changePlaybook(record, actor, code, change, Date.now());
    return Response.json({ code, ...change }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
