import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { correctInteraction } from "@/lib/documenting/correct-interaction";
import { parseCorrection } from "@/lib/documenting/form-schema";
import { NotFoundError } from "@/lib/errors";

interface Context {
  params: Promise<{ id: string }>;
}

/** `PATCH /api/interactions/<id>` with `{ base, form }`: corrects what differs between the two; answers with the names of the fields. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/interactions/[id]");
    const { id } = await params;
    if (!/^\d{1,10}$/.test(id)) throw new NotFoundError("There is no such interaction.", "id");
    const sent = parseCorrection(await request.text());
    const { record, facts } = workspace;
    const fields = await correctInteraction(record, actor, Number(id), sent, Date.now());
    // Its page counts what was corrected a moment ago.
    await facts.sync();
    return Response.json({ fields }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
