import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { unmergeFailure } from "@/lib/failures/merge-failures";
import { serverWorkspace } from "@/lib/workspace";

/** `POST /api/failures/<code>/unmerge`: lets a merged failure count by itself again; answers with the one it counted as. */
export async function POST(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const actor = actingFor(request);
    const workspace = await serverWorkspace();
    const from = await unmergeFailure(workspace.record, actor, (await params).code, Date.now());
    await workspace.facts.sync();
    return Response.json({ from }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
