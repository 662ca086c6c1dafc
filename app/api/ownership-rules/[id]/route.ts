import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { deleteRule, moveRule } from "@/lib/ownership/ownership-rules";
import { parseRuleMove, ruleIdOf } from "@/lib/ownership/rule-requests";

interface Context {
  params: Promise<{ id: string }>;
}

/** `PATCH /api/ownership-rules/<id>` with `{ move }`: -1 moves the rule one place up, 1 one place down. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/ownership-rules/[id]");
    const { move } = parseRuleMove(await request.text());
    const { record } = workspace;
    await moveRule(record, actor, ruleIdOf((await params).id), move);
    return new Response(null, { status: 204 });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/ownership-rules/<id>`: deletes a rule. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/ownership-rules/[id]");
    const { record } = workspace;
    await deleteRule(record, actor, ruleIdOf((await params).id));
    return new Response(null, { status: 204 });
  } catch (error) {
    return refusal(error);
  }
}
