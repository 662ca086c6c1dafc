import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseSplit } from "@/lib/failures/link-requests";
import { previewSplit, splitOff } from "@/lib/failures/split-by";
import { mergeBack } from "@/lib/failures/split-failure";
import { NO_FILTERS } from "@/lib/filters";

interface Context {
  params: Promise<{ code: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/**
 * `POST /api/failures/<code>/split` with `{ ids | query | rule, title, procedure, mode, remember? }`: moves interactions to a
 * new failure; 201 with its code. With `{ ids | query | rule, dryRun: true }`, what would go and what would stay.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/failures/[code]/split");
    const { by, failure, isRemembered } = parseSplit(await request.text());
    const { code } = await params;
    if (failure === null) return Response.json(await previewSplit(workspace, actor, code, by, NO_FILTERS), { headers: NO_STORE });
    const made = await splitOff(workspace, actor, code, by, { wanted: failure, isRemembered, now: Date.now() });
    await workspace.facts.sync();
    return Response.json(made, { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/failures/<code>/split`: takes back that this failure was split off; answers with the one it came from. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/failures/[code]/split");
    const into = await mergeBack(workspace.record, actor, (await params).code, Date.now());
    await workspace.facts.sync();
    return Response.json({ into }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
