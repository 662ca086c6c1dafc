import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseMerge } from "@/lib/failures/link-requests";
import { mergeFailures } from "@/lib/failures/merge-failures";
import { previewMerge } from "@/lib/failures/preview-merge";
import { NO_FILTERS } from "@/lib/filters";

const NO_STORE = { "cache-control": "no-store" };

/** `POST /api/failures/merge` with `{ into, codes, dryRun? }`: lets failures count as one; with dryRun, what they are now and would be together. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/failures/merge");
    const { into, codes, dryRun } = parseMerge(await request.text());
    if (dryRun) return Response.json(await previewMerge(workspace, actor, [into, ...codes], NO_FILTERS), { headers: NO_STORE });
    await mergeFailures(workspace.record, actor, { into, codes }, Date.now());
    await workspace.facts.sync();
    return Response.json({ into, codes }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
