import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { parseNewFailure } from "@/lib/failures/link-requests";
import { openFailure } from "@/lib/failures/open-failure";
import { serverWorkspace } from "@/lib/workspace";

/** `POST /api/failures` with `{ title, procedure, mode }`: a failure that somebody has seen; 201 with its code. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = actingFor(request);
    const wanted = parseNewFailure(await request.text());
    const { record } = await serverWorkspace();
    const made = await openFailure(record, actor, wanted, Date.now());
    return Response.json(made, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
