import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { linkMany, takeLinksBack, unlinkMany } from "@/lib/failures/link-many";
import { parseSelection, parseUnlinking } from "@/lib/failures/link-requests";
import { selectInteractions } from "@/lib/failures/select-interactions";

interface Context {
  params: Promise<{ code: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `POST /api/failures/<code>/links` with `{ ids }` or `{ query }`: links interactions; answers with those that were not linked before. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/failures/[code]/links");
    const selection = parseSelection(await request.text());
    const chosen = await selectInteractions(workspace, actor, selection);
    const ids = await linkMany(workspace.record, actor, (await params).code, chosen, Date.now());
    await workspace.facts.sync();
    return Response.json({ ids }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/**
 * `DELETE /api/failures/<code>/links` with `{ ids }` or `{ query }`: unlinks interactions, which no import and no rule links
 * again; with `undo: true` it only takes a linking back. Answers with those that were linked.
 */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/failures/[code]/links");
    const { selection, isUndo } = parseUnlinking(await request.text());
    const chosen = await selectInteractions(workspace, actor, selection);
    const unlink = isUndo ? takeLinksBack : unlinkMany;
    const ids = await unlink(workspace.record, actor, (await params).code, chosen, Date.now());
    await workspace.facts.sync();
    return Response.json({ ids }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
