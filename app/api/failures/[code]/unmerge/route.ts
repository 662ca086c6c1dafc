import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { unmergeFailure } from "@/lib/failures/merge-failures";

/** `POST /api/failures/<code>/unmerge`: lets a merged failure count by itself again; answers with the one it counted as. */
export async function POST(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/failures/[code]/unmerge");
    const from = await unmergeFailure(workspace.record, actor, (await params).code, Date.now());
    await workspace.facts.sync();
    return Response.json({ from }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
