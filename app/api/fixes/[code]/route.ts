import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseFixChange } from "@/lib/fixes/fix-requests";
import { changeFix, withdrawFix } from "@/lib/fixes/record-fix";

interface Context {
  params: Promise<{ code: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `PATCH /api/fixes/<code>`: changes a fix that is not in effect yet; from then on only its title. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/fixes/[code]");
    const change = parseFixChange(await request.text());
    const { record } = workspace;
    return Response.json(await changeFix(record, actor, (await params).code, change, Date.now()), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/fixes/<code>`: takes a fix back; it is judged no longer. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/fixes/[code]");
    const { record } = workspace;
    return Response.json(await withdrawFix(record, actor, (await params).code, Date.now()), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
