import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { parseRuleChange } from "@/lib/failures/link-requests";
import { deleteRule, pauseRule } from "@/lib/failures/link-rules";

interface Context {
  params: Promise<{ code: string; id: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `PATCH /api/failures/<code>/rules/<id>` with `{ paused }`: lets a rule rest, or go on. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/failures/[code]/rules/[id]");
    const { paused } = parseRuleChange(await request.text());
    const { record } = workspace;
    await pauseRule(record, actor, idOf((await params).id), paused, Date.now());
    return Response.json({ paused }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/failures/<code>/rules/<id>?links=keep|remove`: deletes a rule, and with "remove" what it has linked. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/failures/[code]/rules/[id]");
    const links = new URL(request.url).searchParams.get("links");
    if (links !== "keep" && links !== "remove") throw new BadFailureError("links", "links must be keep or remove");
    await deleteRule(workspace.record, actor, idOf((await params).id), { keepsLinks: links === "keep", now: Date.now() });
    await workspace.facts.sync();
    return Response.json({ links }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

function idOf(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new BadFailureError("id", `id must be the number of a rule; got "${text.slice(0, 40)}"`);
  return Number(text);
}
