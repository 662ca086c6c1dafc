import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { withdrawExemplar } from "@/lib/recognition/exemplars";
import { recognitionId } from "@/lib/recognition/recognition-requests";

interface Context {
  params: Promise<{ id: string }>;
}

/** `DELETE /api/exemplars/<id>`: takes a nomination back, or lets what was put aside be suggested again. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/exemplars/[id]");
    await withdrawExemplar(workspace.record, actor, recognitionId((await params).id), Date.now());
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
