import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { recognitionId } from "@/lib/recognition/recognition-requests";
import { withdrawThanks } from "@/lib/recognition/thank";

interface Context {
  params: Promise<{ id: string }>;
}

/** `DELETE /api/recognitions/<id>`: takes thanks back. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/recognitions/[id]");
    await withdrawThanks(workspace.record, actor, recognitionId((await params).id), Date.now());
    await workspace.facts.sync();
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
